#include "splitter/pytest/conftests.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::pytest {
namespace {

using support::Checkout;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The conftests of /suite/a on top of those of /suite.
Conftests inner(const Checkout& checkout) {
  const Setup setup = checkout.setup();
  return with_conftest_of("/suite/a", with_conftest_of("/suite", {}, setup), setup);
}

TEST(Conftests, SayNothingWhereThereAreNone) {
  const Conftests conftests = inner({{"a/test_a.py", ""}});
  EXPECT_FALSE(conftests.doubt);
  EXPECT_THAT(conftests.ignore, IsEmpty());
  EXPECT_THAT(conftests.ignore_glob, IsEmpty());
}

TEST(Conftests, IgnorePathsSeenFromTheirFolder) {
  const Conftests conftests = inner({{"conftest.py",
                                      "collect_ignore = ['b', 'a/../c.py']\n"
                                      "collect_ignore_glob = ['*_old.py']\n"}});
  EXPECT_THAT(conftests.ignore, ElementsAre("/suite/b", "/suite/c.py"));
  EXPECT_THAT(conftests.ignore_glob, ElementsAre("/suite/*_old.py"));
}

TEST(Conftests, LetTheNearestListReplaceThoseAbove) {
  const Conftests conftests = inner({{"conftest.py",
                                      "collect_ignore = ['a/test_a.py']\n"
                                      "collect_ignore_glob = ['*_old.py']\n"},
                                     {"a/conftest.py", "collect_ignore = []\n"}});
  EXPECT_THAT(conftests.ignore, IsEmpty());
  EXPECT_THAT(conftests.ignore_glob, ElementsAre("/suite/*_old.py")) << "the other list stays";
}

TEST(Conftests, MayIgnoreUnderACondition) {
  const Conftests conftests =
      inner({{"conftest.py", "collect_ignore = ['a/test_no.py']\n"},
             {"a/conftest.py", "if x:\n    collect_ignore = ['test_a.py']\n"}});
  EXPECT_THAT(conftests.ignore, IsEmpty());
  EXPECT_THAT(conftests.maybe_ignored, ElementsAre("/suite/a/test_no.py", "/suite/a/test_a.py"));
}

TEST(Conftests, AreInDoubtWithoutAModuleThatTheyNeed) {
  Checkout checkout = {{"a/conftest.py", "import pytest\nx = pytest.importorskip('needed.x')\n"}};
  EXPECT_EQ(inner(checkout).doubt.text(), "importorskip");
  EXPECT_TRUE(inner(checkout).everywhere);
  checkout.file(Checkout::packages() + "/needed/x.py", "");
  EXPECT_FALSE(inner(checkout).doubt);
}

TEST(Conftests, MayGiveAMarkOnlyWhereTheyWriteIt) {
  const auto doubt = [](const std::string& text) {
    const std::string hook = text + "\ndef f(item): item.add_marker(x)\n";
    return inner({{"pytest.ini", "[pytest]\naddopts = -m 'not slow'\n"},
                  {"conftest.py", hook.c_str()}})
        .doubt.text();
  };
  EXPECT_EQ(doubt("x = pytest.mark.slow"), "it may give tests the mark slow");
  EXPECT_EQ(doubt("x = 'slow'"), "it may give tests the mark slow");
  EXPECT_EQ(doubt("import slow  # slow"), "");
}

TEST(DoubtAboutPluginsOf, IsThatOfThePluginsThatATestFileBrings) {
  const Checkout checkout = {{"odd.py", "def pytest_itemcollected(item): pass\n"}};
  const auto doubt = [&checkout](const char* text) {
    return doubt_about_plugins_of(text, "/suite", checkout.setup()).text();
  };
  EXPECT_EQ(doubt("pytest_plugins = ('pytester',)\n"), "");
  EXPECT_EQ(doubt("pytest_plugins = ['pytester', 'odd']\n"), "pytest_itemcollected");
  EXPECT_EQ(doubt("pytest_plugins = names()\n"), "pytest_plugins");
}

struct HookCase {
  const char* text;
  const char* doubt;
  bool everywhere;
};

const HookCase hook_cases[] = {
    {"import pytest\n@pytest.fixture\ndef x(): pass\n", "", false},
    {"def pytest_collect_file(file_path, parent): pass\n", "pytest_collect_file", false},
    {"def pytest_itemcollected(item): pass\n", "pytest_itemcollected", true},
    {"pytest_plugins = ['gone']\n", "module gone not found", true},
    {"pytest_plugins = ['near']\n", "pytest_itemcollected", true},
    {"pytest_plugins = ['plain', 'pytester']\n", "", true},
    {"from .near import *\n", "pytest_itemcollected", true},
    {"from ..above import *\n", "pytest_collect_file", true},
    {"from ..gone import *\n", "module gone not found", true},
    {"from plain import *\n", "", true},
    {"x = '''\n", "it cannot be read as Python", false}};

TEST(Conftests, AreInDoubtAboutHooksOfTheirOwnAndOfWhatTheyLoad) {
  for (const HookCase& hook : hook_cases) {
    const Checkout checkout = {{"a/conftest.py", hook.text},
                               {"a/near.py", "def pytest_itemcollected(item): pass\n"},
                               {"above.py", "def pytest_collect_file(path): pass\n"},
                               {"plain.py", "x = 1\n"}};
    const Conftests conftests = inner(checkout);
    EXPECT_EQ(conftests.doubt.text(), hook.doubt) << hook.text;
    EXPECT_EQ(conftests.everywhere, hook.everywhere) << hook.text;
  }
}

TEST(Conftests, LookForPluginsInSrcAndAmongPackages) {
  for (const char* file : {"/suite/src/odd.py", "/suite/odd/__init__.py"}) {
    Checkout checkout = {{"a/conftest.py", "pytest_plugins = 'odd'\n"}};
    checkout.file(file, "def pytest_itemcollected(item): pass\n");
    EXPECT_EQ(inner(checkout).doubt.text(), "pytest_itemcollected") << file;
  }
  Checkout checkout = {{"a/conftest.py", "pytest_plugins = 'odd'\n"}};
  checkout.file(Checkout::packages() + "/odd.py", "x = 1\n");
  EXPECT_FALSE(inner(checkout).doubt);
}

TEST(Conftests, OfAFolderWithoutOneHaveTheDoubtAbove) {
  const Conftests conftests = inner({{"conftest.py", "def pytest_itemcollected(item): pass\n"}});
  EXPECT_EQ(conftests.doubt.why, "pytest_itemcollected");
}

}  // namespace
}  // namespace splitter::pytest
