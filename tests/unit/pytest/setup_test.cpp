#include "splitter/pytest/setup.hpp"

#include "splitter/model/error.hpp"
#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using support::Checkout;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Setup setup_in(const Checkout& checkout, const std::string& folder) {
  return read_setup({.root = folder, .command = "pytest"}, checkout);
}

TEST(ReadSetup, HasPytestsOwnDefaults) {
  const auto setup = Checkout().setup();
  EXPECT_EQ(setup.doubt, Doubt{});
  EXPECT_EQ(setup.folder, "/suite");
  EXPECT_EQ(setup.root, "/suite");
  EXPECT_EQ(setup.config, "");
  EXPECT_FALSE(setup.pinned);
  EXPECT_THAT(setup.python_files, ElementsAre("test_*.py", "*_test.py"));
  EXPECT_THAT(setup.names.functions, ElementsAre("test"));
  EXPECT_THAT(setup.starts, ElementsAre("/suite"));
}

/// pytest documentation, "Initialization: determining rootdir and configfile".
TEST(ReadSetup, FindsTheRootdirAsPytestDoes) {
  struct Case {
    const char* what;
    Checkout checkout;
    const char* root;
    const char* config;
    bool pinned;
  };
  const Case cases[] = {
      {"pytest.ini, if an empty one", {{"pytest.ini", ""}}, "/suite", "/suite/pytest.ini", true},
      {"pytest.ini before pyproject.toml",
       {{"pytest.ini", ""}, {"pyproject.toml", "[tool.pytest.ini_options]\n"}},
       "/suite",
       "/suite/pytest.ini",
       true},
      {"a nearer tox.ini with its section",
       {{"pytest.ini", ""}, {"sub/tox.ini", "[pytest]\n"}},
       "/suite/sub",
       "/suite/sub/tox.ini",
       true},
      {"a nearer tox.ini without it",
       {{"pytest.ini", ""}, {"sub/tox.ini", "[tox]\n"}},
       "/suite",
       "/suite/pytest.ini",
       true},
      {"setup.cfg with its section",
       {{"setup.cfg", "[tool:pytest]\naddopts = -q\n"}},
       "/suite",
       "/suite/setup.cfg",
       true},
      {"pyproject.toml without a table",
       {{"pyproject.toml", "[project]\n"}},
       "/suite",
       "/suite/pyproject.toml",
       false},
      {"setup.py", {{"setup.py", ""}}, "/suite", "", false},
      {"nothing", {{"sub/x", ""}}, "/suite/sub", "", false}};
  for (Case one : cases) {
    one.checkout.folder("/suite/sub");
    const auto setup = setup_in(one.checkout, "/suite/sub");
    EXPECT_EQ(setup.root, one.root) << one.what;
    EXPECT_EQ(setup.config, one.config) << one.what;
    EXPECT_EQ(setup.pinned, one.pinned) << one.what;
  }
}

TEST(ReadSetup, TakesAnyProjectFileForTheRootdirFromPytest81On) {
  Checkout checkout = {{"pyproject.toml", "[project]\n"}};
  checkout.folder("/suite/sub");
  checkout.remove(Checkout::packages() + "/pytest-8.4.2.dist-info");
  checkout.install("pytest-8.0.2");
  EXPECT_EQ(setup_in(checkout, "/suite/sub").root, "/suite/sub");
  checkout.remove(Checkout::packages() + "/pytest-8.0.2.dist-info");
  checkout.install("pytest-8.1.0");
  EXPECT_EQ(setup_in(checkout, "/suite/sub").root, "/suite");
}

TEST(ReadSetup, ReadsTheSettings) {
  const Checkout checkout = {{"pytest.ini",
                              "[pytest]\n"
                              "python_files = check_*.py\n  *_check.py\n"
                              "python_functions = it_*\n"
                              "python_classes = *Suite\n"
                              "norecursedirs = data 'my tests'\n"
                              "pythonpath = src\n"
                              "addopts = -q --ignore=old -p no:cacheprovider\n"}};
  const auto setup = checkout.setup();
  EXPECT_FALSE(setup.doubt) << setup.doubt.text();
  EXPECT_THAT(setup.python_files, ElementsAre("check_*.py", "*_check.py"));
  EXPECT_THAT(setup.names.functions, ElementsAre("it_*"));
  EXPECT_THAT(setup.names.classes, ElementsAre("*Suite"));
  EXPECT_THAT(setup.norecursedirs, ElementsAre("data", "my tests"));
  EXPECT_THAT(setup.python_path, ElementsAre("/suite/src"));
  EXPECT_THAT(setup.options.ignore, ElementsAre("old"));
}

TEST(ReadSetup, AddsUpTheOptionsOfTheCommandTheVariableAndTheFile) {
  Checkout checkout = {{"pytest.ini", "[pytest]\naddopts = --ignore=c\n"}};
  checkout.set("PYTEST_ADDOPTS", "--ignore=b");
  EXPECT_THAT(checkout.setup("pytest --ignore=a").options.ignore, ElementsAre("a", "b", "c"));
}

TEST(ReadSetup, StartsWhereTestpathsSay) {
  Checkout checkout = {{"pytest.ini", "[pytest]\ntestpaths = unit inte*\n"},
                       {"unit/test_a.py", ""},
                       {"integration/test_b.py", ""},
                       {"intern/x.txt", ""}};
  EXPECT_THAT(checkout.setup().starts,
              ElementsAre("/suite/unit", "/suite/integration", "/suite/intern"));
  EXPECT_THAT(setup_in(checkout, "/suite/unit").starts, ElementsAre("/suite/unit"))
      << "they count in the rootdir alone";
}

TEST(ReadSetup, StartsInTheFolderWhereTestpathsLeadNowhere) {
  const Checkout checkout = {{"pytest.ini", "[pytest]\ntestpaths = gone\n"}};
  EXPECT_THAT(checkout.setup().starts, ElementsAre("/suite"));
}

struct DoubtfulSetting {
  const char* ini;
  const char* doubt;
};

const DoubtfulSetting doubtful_settings[] = {
    {"addopts = -m fast\n", "addopts: -m"},
    {"addopts = --unknown\n", "addopts: --unknown"},
    {"addopts = tests\n", "addopts: tests"},
    {"addopts = -p gone\n", "-p gone: module gone not found"},
    {"addopts = -p odd\n", "-p odd: pytest_itemcollected"},
    {"python_files = 'x\n", "python_files"},
    {"testpaths = ../other\n", "testpaths: ../other"},
    {"testpaths = unit unit\n", "testpaths: /suite/unit twice"},
    {"testpaths = . unit\n", "testpaths: /suite/unit inside another"},
    {"collect_imported_tests = false\n", "collect_imported_tests"},
    {"addopts = -q\naddopts = -v\n", "/suite/pytest.ini: a name stands twice"}};

TEST(ReadSetup, IsInDoubtAboutSettingsThatMayChangeWhichTestsThereAre) {
  for (const DoubtfulSetting& one : doubtful_settings) {
    Checkout checkout = {{"odd.py", "def pytest_itemcollected(item): pass\n"},
                         {"unit/test_a.py", ""}};
    checkout.add("pytest.ini", std::string("[pytest]\n") + one.ini);
    EXPECT_EQ(checkout.setup().doubt.text(), one.doubt) << one.ini;
  }
}

TEST(ReadSetup, IsInDoubtAboutTheCommandAndItsOptions) {
  const Checkout checkout;
  EXPECT_EQ(checkout.setup("tox").doubt.text(), "pytest: its Python environment is not found");
  EXPECT_EQ(checkout.setup("pytest -k fast").doubt.text(), "--pytest: -k");
  EXPECT_EQ(checkout.setup("pytest tests").doubt.text(), "--pytest: tests");
  EXPECT_EQ(checkout.setup("pytest ''").doubt.text(), "--pytest") << "an empty path is a path";
  EXPECT_FALSE(checkout.setup("python -m pytest -q").doubt);
  EXPECT_THROW((void)checkout.setup("pytest '"), model::InputError);
}

TEST(ReadSetup, IsInDoubtAboutDeselectingInACommandThatReachesNoPipe) {
  const Checkout checkout;
  Request request{.root = "/suite", .command = "pytest --deselect=a.py::b"};
  EXPECT_FALSE(read_setup(request, checkout).doubt);
  request.named = true;
  EXPECT_EQ(read_setup(request, checkout).doubt.text(), "--pytest: --deselect");
}

TEST(ReadSetup, IsInDoubtAboutAVariableThatAShellWouldReadOtherwise) {
  Checkout checkout;
  checkout.set("PYTEST_ADDOPTS", "-q \\x");
  EXPECT_EQ(checkout.setup().doubt.text(), "PYTEST_ADDOPTS");
}

TEST(ReadSetup, FollowsLinksToItsFolder) {
  Checkout checkout = {{"pytest.ini", ""}};
  checkout.link("/checkout", "/suite");
  EXPECT_EQ(setup_in(checkout, "/checkout").folder, "/suite");
  EXPECT_EQ(setup_in(checkout, "/gone").doubt.text(), "the folder cannot be entered");
}

TEST(ReadSetup, DoesNotDoubtAPluginThatIsBlocked) {
  const auto doubt = [](const std::string& options) {
    const std::string settings = "[pytest]\naddopts = " + options + "\n";
    Checkout checkout = {{"pytest.ini", settings.c_str()}};
    checkout.install("odd-1.0", "[pytest11]\nodd = odd\n");
    checkout.file(Checkout::packages() + "/odd.py", "def pytest_itemcollected(item): pass\n");
    return checkout.setup().doubt.text();
  };
  EXPECT_EQ(doubt("-q"), "pytest: plugin odd: pytest_itemcollected");
  EXPECT_EQ(doubt("-p no:odd"), "");
  EXPECT_EQ(doubt("-p no:other"), "pytest: plugin odd: pytest_itemcollected");
  EXPECT_EQ(doubt("-p no:odd -p odd"), "-p no:odd") << "which of them wins?";
  EXPECT_EQ(doubt("-p no:odd -p no:unittest"), "addopts: -p no:unittest");
}

}  // namespace
}  // namespace splitter::pytest
