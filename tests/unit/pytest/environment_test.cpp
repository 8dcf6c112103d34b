#include "splitter/pytest/environment.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;

using Words = std::vector<std::string>;

Environment environment_of(const system::Tree& tree, const Words& command = {"pytest"}) {
  return read_environment(command, "/suite", tree);
}

constexpr const char* odd_hook = "def pytest_itemcollected(item): pass\n";

TEST(Environment, IsThatOfTheInterpreterWhichTheScriptNames) {
  const Environment environment = environment_of(Checkout());
  EXPECT_EQ(environment.doubt, Doubt{});
  EXPECT_EQ(environment.major, 8);
  EXPECT_EQ(environment.minor, 4);
  EXPECT_THAT(environment.folders, ElementsAre(Checkout::packages()));
}

TEST(Environment, KnowsTheVersionOfXdist) {
  Checkout checkout;
  EXPECT_EQ(environment_of(checkout).xdist_major, 0);
  checkout.file(Checkout::packages() + "/pytest_xdist-3.8.0.dist-info/METADATA", "");
  EXPECT_EQ(environment_of(checkout).xdist_major, 3);
  EXPECT_EQ(environment_of(checkout).xdist_minor, 8);
}

TEST(Environment, IsFoundForEachPlainWayToStartPytest) {
  Checkout checkout;
  checkout.link("/venv/bin/python3.11", "python");
  checkout.link("/venv/bin/py.test", "pytest");
  checkout.link("/suite/.venv", "/venv");
  for (const Words& command : {Words{"pytest"},
                               Words{"py.test"},
                               Words{"/venv/bin/pytest"},
                               Words{".venv/bin/python", "-m", "pytest"},
                               Words{"python", "-m", "pytest"},
                               Words{"python3.11", "-m", "pytest"}}) {
    EXPECT_FALSE(environment_of(checkout, command).doubt) << command.front();
  }
}

TEST(Environment, IsNotFoundForOtherCommands) {
  Checkout checkout;
  checkout.file("/venv/bin/pytest-odd", "#!/venv/bin/python\n");
  checkout.file("/venv/bin/python-wrapper", "#!/bin/sh\n");
  checkout.file("/venv/bin/python3", "#!/bin/sh\nexec python \"$@\"\n");
  for (const Words& command : {Words{},
                               Words{"tox"},
                               Words{"pytest-odd"},
                               Words{"python"},
                               Words{"python", "-m", "unittest"},
                               Words{"python-wrapper", "-m", "pytest"},
                               Words{"python3", "-m", "pytest"},
                               Words{"/no/such/pytest"}}) {
    EXPECT_EQ(environment_of(checkout, command).doubt.text(),
              "its Python environment is not found");
  }
}

TEST(Environment, FollowsAScriptThatAsksEnvForItsInterpreter) {
  Checkout checkout;
  checkout.file("/venv/bin/pytest", "#!/usr/bin/env python\n");
  EXPECT_FALSE(environment_of(checkout).doubt);
  checkout.file("/venv/bin/pytest", "#!/bin/sh\n");
  EXPECT_TRUE(environment_of(checkout).doubt);
}

TEST(Environment, IsInDoubtWhereTheSystemsPackagesAreSeenToo) {
  Checkout checkout;
  checkout.file("/venv/pyvenv.cfg", "include-system-site-packages = true\n");
  EXPECT_TRUE(environment_of(checkout).doubt);
}

TEST(Environment, IsInDoubtAboutTwoVersionsOfPython) {
  Checkout checkout;
  checkout.folder("/venv/lib/python3.12/site-packages");
  EXPECT_TRUE(environment_of(checkout).doubt);
}

TEST(Environment, IsInDoubtWithoutPytest) {
  Checkout checkout;
  checkout.remove(Checkout::packages() + "/pytest-8.4.2.dist-info");
  EXPECT_EQ(environment_of(checkout).doubt.text(), "its version is not found");
}

TEST(Environment, OfTheSystemHasThePackagesOfTheUserToo) {
  support::MemoryTree tree;
  tree.file("/usr/bin/python3.11",
            "\x7f"
            "ELF");
  tree.link("/usr/bin/python3", "python3.11");
  tree.file("/usr/bin/pytest", "#!/usr/bin/python3\n");
  tree.set("PATH", "/usr/bin");
  tree.set("HOME", "/people/ann");
  tree.file("/usr/lib/python3/dist-packages/pytest-7.2.1.dist-info/METADATA", "");
  tree.folder("/people/ann/.local/lib/python3.11/site-packages");
  const Environment environment = environment_of(tree);
  EXPECT_FALSE(environment.doubt) << environment.doubt.text();
  EXPECT_EQ(environment.major, 7);
  EXPECT_THAT(environment.folders,
              ElementsAre("/usr/lib/python3/dist-packages",
                          "/people/ann/.local/lib/python3.11/site-packages"));
}

TEST(Environment, LooksInPythonpathAndWherePathFilesLead) {
  Checkout checkout;
  checkout.set("PYTHONPATH", "/first:/second");
  checkout.folder("/suite/src");
  checkout.file(Checkout::packages() + "/suite.pth", "/suite/src\nimport odd\n\n/gone\n");
  EXPECT_THAT(environment_of(checkout).folders,
              ElementsAre("/first", "/second", Checkout::packages(), "/suite/src"));
}

TEST(Environment, ReadsThePluginsThatAreInstalled) {
  Checkout checkout;
  checkout.install("plain-1.0", "[pytest11]\nplain = plain\n");
  checkout.file(Checkout::packages() + "/plain.py", "def pytest_addoption(parser): pass\n");
  checkout.install("pytest_xdist-3.6", "[pytest11]\nxdist = xdist.plugin\n");
  checkout.install("tool-1.0", "[console_scripts]\ntool = gone:main\n");
  EXPECT_FALSE(environment_of(checkout).doubt);
  checkout.install("odd-2.0", "[pytest11]\nodd_point = odd.plugin\n");
  checkout.file(Checkout::packages() + "/odd/plugin.py", odd_hook);
  const Environment environment = environment_of(checkout);
  EXPECT_EQ(doubt_about_installed(environment, {}).text(),
            "plugin odd_point: pytest_itemcollected");
  EXPECT_THAT(environment.plugins, ElementsAre(Key("odd_point")));
}

TEST(Environment, NamesTheFirstOfSeveralOddPlugins) {
  Checkout checkout;
  checkout.install("b-1.0", "[pytest11]\nb = gone_b\n");
  checkout.install("a-1.0", "[pytest11]\na = gone_a\n");
  EXPECT_EQ(doubt_about_installed(environment_of(checkout), {}).text(),
            "plugin a: module gone_a not found");
}

TEST(DoubtAboutInstalled, IsNotOfPluginsThatAreBlocked) {
  Environment environment;
  environment.plugins = {{"odd", {"", "why"}}, {"pytest_odder", {"", "why"}}};
  const auto about = [&environment](const Words& blocked) {
    return doubt_about_installed(environment, blocked).where;
  };
  EXPECT_EQ(about({"other"}), "plugin odd");
  EXPECT_EQ(about({"odd"}), "plugin pytest_odder");
  EXPECT_EQ(about({"odd", "odder"}), "") << "pytest adds pytest_ to the name";
  environment.autoload = false;
  EXPECT_EQ(about({}), "");
}

TEST(Environment, KnowsTheDocumentsThatAPluginCollects) {
  Checkout checkout;
  EXPECT_THAT(environment_of(checkout).documents, IsEmpty());
  checkout.install("pytest_mypy_plugins-4.1",
                   "[pytest11]\npytest-mypy-plugins = pytest_mypy_plugins.collect\n");
  EXPECT_THAT(environment_of(checkout).documents, Contains("test_*.yml"));
  EXPECT_FALSE(doubt_about_installed(environment_of(checkout), {}));
  checkout.set("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1");
  EXPECT_THAT(environment_of(checkout).documents, IsEmpty());
}

TEST(Environment, IsInDoubtAboutPackagesElsewhere) {
  for (const char* file : {"/suite.egg-link", "/easy-install.pth"}) {
    Checkout checkout;
    checkout.file(Checkout::packages() + file, "/elsewhere\n");
    EXPECT_EQ(environment_of(checkout).doubt,
              (Doubt{"packages elsewhere", Checkout::packages() + file}));
  }
}

TEST(Environment, LoadsNoInstalledPluginsWhereThatIsSwitchedOff) {
  Checkout checkout;
  checkout.install("odd-1.0", "[pytest11]\nodd = odd\n");
  checkout.file(Checkout::packages() + "/odd.py", odd_hook);
  checkout.set("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1");
  EXPECT_FALSE(environment_of(checkout).doubt);
  checkout.set("PYTEST_PLUGINS", "odd");
  EXPECT_EQ(environment_of(checkout).doubt.text(), "odd: pytest_itemcollected");
}

TEST(Environment, LoadsThePluginsThatAVariableNames) {
  Checkout checkout;
  checkout.set("PYTEST_PLUGINS", "plain,gone");
  checkout.file(Checkout::packages() + "/plain.py", "");
  EXPECT_EQ(environment_of(checkout).doubt.text(), "gone: module gone not found");
}

TEST(FileOfModule, IsAFileOrAPackageOfTheFirstFolderThatHasIt) {
  const support::MemoryTree tree = {
      {"/a/x/__init__.py", ""}, {"/a/x/y.py", ""}, {"/b/x.py", ""}, {"/b/z.py", ""}};
  const Words folders = {"/a", "/b"};
  EXPECT_EQ(file_of_module("x", folders, tree), "/a/x/__init__.py");
  EXPECT_EQ(file_of_module("x.y", folders, tree), "/a/x/y.py");
  EXPECT_EQ(file_of_module("z", folders, tree), "/b/z.py");
  EXPECT_EQ(file_of_module("w", folders, tree), std::nullopt);
}

TEST(DoubtAboutPlugin, FollowsWhatAModuleBrings) {
  const support::MemoryTree tree = {{"/a/outer.py", "pytest_plugins = ['inner']\n"},
                                    {"/a/inner.py", "from odd import *\n"},
                                    {"/a/odd.py", odd_hook},
                                    {"/a/ignores.py", "collect_ignore = ['x']\n"},
                                    {"/a/round.py", "pytest_plugins = ['round']\n"},
                                    {"/a/dotted.py", "from .odd import *\n"}};
  const auto about = [&tree](const std::string& name) {
    return doubt_about_plugin(name, {}, {"/a"}, tree).text();
  };
  EXPECT_EQ(about("outer"), "pytest_itemcollected");
  EXPECT_EQ(about("ignores"), "collect_ignore in ignores");
  EXPECT_EQ(about("round"), "module round is reached through too many others");
  EXPECT_EQ(about("dotted"), "module .odd not found");
  EXPECT_EQ(about("pytest_cov"), "");
}

TEST(DoubtAboutPlugin, PrefersAnEntryPointToAModule) {
  Environment environment;
  environment.plugins["odd"] = {"", "known to be odd"};
  const support::MemoryTree tree = {{"/a/odd.py", "x = 1\n"}};
  EXPECT_EQ(doubt_about_plugin("odd", environment, {"/a"}, tree).why, "known to be odd");
  EXPECT_FALSE(doubt_about_plugin("odd", {}, {"/a"}, tree));
}

TEST(IsAtLeast, ComparesBothParts) {
  const Environment environment{.major = 8, .minor = 2};
  EXPECT_TRUE(is_at_least(environment, 7, 4));
  EXPECT_TRUE(is_at_least(environment, 8, 2));
  EXPECT_FALSE(is_at_least(environment, 8, 3));
  EXPECT_FALSE(is_at_least(environment, 9, 0));
  EXPECT_FALSE(is_at_least(Environment{}, 7, 0)) << "an unknown version";
}

TEST(HasDistribution, LooksAtTheBeginningOfNames) {
  Environment environment;
  environment.distributions = {"pytest_splitter-0.1.0.dist-info"};
  EXPECT_TRUE(has_distribution(environment, "pytest_splitter-"));
  EXPECT_FALSE(has_distribution(environment, "pytest_split-"));
}

}  // namespace
}  // namespace splitter::pytest
