#include "splitter/pytest/walk.hpp"

#include "support/checkouts.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::Checkout;
using support::plain_tests;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> walked_paths(const Checkout& checkout) {
  const TestTree tree = checkout.walk();
  EXPECT_EQ(tree.doubt, Doubt{});
  std::vector<std::string> found;
  for (const TestFile& file : tree.files) {
    found.push_back(file.path);
  }
  return found;
}

TEST(Walk, TellsTheTestsOfAClosedFile) {
  const TestFile file = Checkout{{"sub/test_a.py", plain_tests}}.find("sub/test_a.py");
  EXPECT_EQ(file.knowledge, Knowledge::closed);
  EXPECT_THAT(file.tests, ElementsAre("sub/test_a.py::test_a", "sub/test_a.py::test_b"));
  EXPECT_EQ(file.reason, "");
  EXPECT_EQ(file.size, static_cast<std::int64_t>(std::string(plain_tests).size()));
}

TEST(Walk, SaysWhyAFileIsOpen) {
  const TestFile file =
      Checkout{{"test_a.py", "from x import *\ndef test_a(): pass\n"}}.find("test_a.py");
  EXPECT_EQ(file.knowledge, Knowledge::open);
  EXPECT_THAT(file.tests, IsEmpty());
  EXPECT_EQ(file.reason, "a star import: x");
}

TEST(Walk, TakesFilesAndFoldersByNameWithThePackagesOwnFileFirst) {
  EXPECT_THAT(walked_paths({{"b/test_a.py", plain_tests},
                            {"a_test.py", plain_tests},
                            {"test_a.py", plain_tests},
                            {"b/__init__.py", ""},
                            {"b/Test_b.py", plain_tests},
                            {"test_a/test_c.py", plain_tests}}),
              ElementsAre("a_test.py", "b/test_a.py", "test_a/test_c.py", "test_a.py"));
}

TEST(Walk, LeavesOutFilesThatHoldNoTests) {
  EXPECT_THAT(walked_paths({{"test_none.py", "x = 1\n"},
                            {"helpers.py", plain_tests},
                            {"test.py", plain_tests},
                            {"test_a.pyc", plain_tests},
                            {"test_a.py", plain_tests}}),
              ElementsAre("test_a.py"));
}

TEST(Walk, DoesNotEnterTheFoldersThatPytestLeavesOut) {
  EXPECT_THAT(walked_paths({{".hidden/test_a.py", plain_tests},
                            {"__pycache__/test_a.py", plain_tests},
                            {"build/test_a.py", plain_tests},
                            {"deep/node_modules/test_a.py", plain_tests},
                            {"odd.egg/test_a.py", plain_tests},
                            {"env/pyvenv.cfg", ""},
                            {"env/bin/activate", ""},
                            {"env/test_a.py", plain_tests},
                            {"builds/test_a.py", plain_tests}}),
              ElementsAre("builds/test_a.py"));
}

TEST(Walk, DoesNotEnterTheFoldersOfNorecursedirs) {
  EXPECT_THAT(walked_paths({{"pytest.ini", "[pytest]\nnorecursedirs = data sub/x*\n"},
                            {"build/test_a.py", plain_tests},
                            {"deep/data/test_a.py", plain_tests},
                            {"sub/xy/test_a.py", plain_tests},
                            {"sub/y/test_a.py", plain_tests}}),
              ElementsAre("build/test_a.py", "sub/y/test_a.py"));
}

TEST(Walk, LeavesOutWhatOptionsAndConftestsIgnore) {
  EXPECT_THAT(
      walked_paths({{"pytest.ini", "[pytest]\naddopts = --ignore=old --ignore-glob=*_no.py\n"},
                    {"conftest.py", "collect_ignore = ['sub/test_b.py']\n"},
                    {"old/test_a.py", plain_tests},
                    {"sub/test_no.py", plain_tests},
                    {"sub/test_b.py", plain_tests},
                    {"sub/test_c.py", plain_tests}}),
      ElementsAre("sub/test_c.py"));
}

TEST(Walk, FollowsTheNamesOfTheSettings) {
  const Checkout checkout = {{"pytest.ini",
                              "[pytest]\npython_files = check_*.py\npython_functions = it_*\n"
                              "python_classes = *Suite\n"},
                             {"check_a.py",
                              "class MySuite:\n    def it_a(self): pass\n"
                              "    def test_no(self): pass\ndef it_b(): pass\n"},
                             {"test_b.py", plain_tests}};
  EXPECT_THAT(walked_paths(checkout), ElementsAre("check_a.py"));
  EXPECT_THAT(checkout.find("check_a.py").tests,
              ElementsAre("check_a.py::MySuite::it_a", "check_a.py::it_b"));
}

TEST(Walk, FindsDoctestsInTextFiles) {
  const Checkout checkout = {
      {"test_a.txt", ">>> 1\n1\n"}, {"test_b.txt", "no prompt\n"}, {"readme.txt", ">>> 1\n1\n"}};
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.txt"));
  EXPECT_EQ(checkout.find("test_a.txt").reason, "doctests");
  EXPECT_THAT(walked_paths({{"pytest.ini", "[pytest]\naddopts = -p no:doctest\n"},
                            {"test_a.txt", ">>> 1\n1\n"}}),
              IsEmpty());
  EXPECT_THAT(walked_paths({{"pytest.ini", "[pytest]\naddopts = --doctest-glob=*.rst\n"},
                            {"test_a.txt", ">>> 1\n1\n"},
                            {"guide.rst", ">>> 1\n1\n"}}),
              ElementsAre("guide.rst"));
}

TEST(Walk, StartsAtEachOfTestpathsInTheirOrder) {
  EXPECT_THAT(walked_paths({{"pytest.ini", "[pytest]\ntestpaths = b a odd.py\n"},
                            {"a/test_a.py", plain_tests},
                            {"b/test_b.py", plain_tests},
                            {"c/test_c.py", plain_tests},
                            {"odd.py", plain_tests}}),
              ElementsAre("b/test_b.py", "a/test_a.py", "odd.py"));
}

TEST(Walk, SeesPathsFromTheRootdir) {
  const Checkout checkout = {
      {"pytest.ini", ""}, {"sub/test_a.py", plain_tests}, {"test_b.py", plain_tests}};
  const TestTree tree = walk_tests(read_setup({.root = "/suite/sub"}, checkout));
  ASSERT_EQ(tree.files.size(), 1U);
  EXPECT_EQ(tree.files.front().path, "sub/test_a.py");
}

TEST(Walk, AsksForAFolderWhoseConftestCollects) {
  const Checkout checkout = {
      {"odd/conftest.py", "def pytest_collect_file(file_path, parent): pass\n"},
      {"odd/test_a.py", plain_tests},
      {"test_b.py", plain_tests}};
  EXPECT_THAT(walked_paths(checkout), ElementsAre("odd", "test_b.py"));
  EXPECT_EQ(checkout.find("odd").knowledge, Knowledge::asked);
  EXPECT_EQ(checkout.find("odd").reason, "conftest.py: pytest_collect_file");
}

TEST(Walk, LooksBelowAnAskedFolderForHooksThatReachTheOthers) {
  Checkout checkout = {{"odd/conftest.py", "def pytest_collect_file(file_path, parent): pass\n"},
                       {"odd/deep/conftest.py", "def pytest_collectstart(): pass\n"},
                       {"test_b.py", plain_tests}};
  EXPECT_FALSE(checkout.walk().doubt);
  checkout.add("odd/deep/er/conftest.py", "def pytest_configure(c): c.option.keyword = 'x'\n");
  EXPECT_THAT(checkout.walk().doubt.text(), ::testing::StartsWith("odd/deep/er/conftest.py: "));
}

TEST(Walk, OpensAFileThatImportsATestCase) {
  const Checkout checkout = {
      {"helpers.py", "import unittest\nclass Shared(unittest.TestCase): pass\n"},
      {"test_a.py", "from helpers import Shared\ndef test_a(): pass\n"}};
  EXPECT_EQ(checkout.find("test_a.py").knowledge, Knowledge::open);
}

struct DoubtfulTree {
  const char* what;
  Checkout checkout;
  const char* doubt;
};

Checkout with_link() {
  Checkout checkout = {{"sub/test_a.py", plain_tests}};
  checkout.link("/suite/other", "sub");
  return checkout;
}

Checkout with_forbidden_folder() {
  Checkout checkout = {{"sub/test_a.py", plain_tests}};
  checkout.forbid("/suite/sub");
  return checkout;
}

Checkout with_endless_folders() {
  Checkout checkout;
  std::string path = "test_a.py";
  for (int i = 0; i < 250; ++i) {
    path = "d/" + path;
  }
  checkout.add(path, plain_tests);
  return checkout;
}

TEST(Walk, IsInDoubtWhereOnlyPytestCanTell) {
  const DoubtfulTree cases[] = {
      {"a hook for all",
       {{"a/conftest.py", "def pytest_itemcollected(item): pass\n"}},
       "a/conftest.py: pytest_itemcollected"},
      {"a hook where it starts",
       {{"conftest.py", "def pytest_collect_file(file_path, parent): pass\n"}},
       "./conftest.py: pytest_collect_file"},
      {"a condition",
       {{"conftest.py", "if x:\n    collect_ignore = ['test_a.py']\n"}, {"test_a.py", ""}},
       "test_a.py is ignored under a condition"},
      {"half a virtual environment",
       {{"env/bin/activate", ""}},
       "env may be a virtual environment"},
      {"plugins in a test file",
       {{"test_a.py", "pytest_plugins = ['x']\ndef test_a(): pass\n"}},
       "test_a.py: pytest_plugins"},
      {"tests in a package's own file",
       {{"pytest.ini", "[pytest]\npython_files = *.py\n"}, {"a/__init__.py", plain_tests}},
       "a/__init__.py has tests"},
      {"colons in a name",
       {{"a::b/test_a.py", plain_tests}},
       "a::b/test_a.py is no path that pytest finds again"},
      {"a link to a folder", with_link(), "other is a link to a folder"},
      {"a folder that cannot be read", with_forbidden_folder(), "sub cannot be read"}};
  for (const DoubtfulTree& one : cases) {
    EXPECT_EQ(one.checkout.walk().doubt.text(), one.doubt) << one.what;
  }
  EXPECT_THAT(with_endless_folders().walk().doubt.text(), ::testing::EndsWith(" is too deep"));
}

TEST(Walk, LeavesOutLinksThatLeadNowhereAndDevices) {
  Checkout checkout = {{"test_a.py", plain_tests}};
  checkout.link("/suite/test_b.py", "gone.py");
  checkout.device("/suite/test_c.py");
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.py"));
}

TEST(Walk, TakesALinkToAFileForTheFile) {
  Checkout checkout = {{"test_a.py", plain_tests}};
  checkout.link("/suite/test_b.py", "test_a.py");
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.py", "test_b.py"));
}

TEST(Walk, KeepsAFileWholeThatNeedsAModuleThatIsNowhere) {
  Checkout checkout{{"pytest.ini", "[pytest]\n"},
                    {"test_needs.py", "import os, nowhere.inner\ndef test_a(): pass\n"},
                    {"test_from.py", "from nowhere import x\ndef test_a(): pass\n"},
                    {"test_tries.py",
                     "try:\n    import nowhere\nexcept ImportError:\n    nowhere = None\n"
                     "def test_a():\n    import nowhere\n"},
                    {"test_lazy.py", "lazy import nowhere\ndef test_a(): pass\n"},
                    {"test_has.py", "import helper\nfrom . import x\ndef test_a(): pass\n"},
                    {"tools/helper.py", ""}};
  EXPECT_EQ(checkout.find("test_needs.py").knowledge, Knowledge::closed) << "no library, no word";
  checkout.add_library();
  const TestFile needs = checkout.find("test_needs.py");
  EXPECT_EQ(needs.knowledge, Knowledge::open);
  EXPECT_EQ(needs.reason, "an import that is not found: nowhere");
  EXPECT_EQ(checkout.find("test_from.py").knowledge, Knowledge::open);
  for (const char* name : {"test_tries.py", "test_lazy.py", "test_has.py"}) {
    EXPECT_EQ(checkout.find(name).knowledge, Knowledge::closed) << name;
  }
  checkout.add("conftest.py", "import sys\nsys.modules['nowhere'] = object()\n");
  EXPECT_EQ(checkout.find("test_needs.py").knowledge, Knowledge::closed) << "a stand-in";
}

TEST(Walk, AsksOnlyAboutFilesThatAMarkMayEmpty) {
  Checkout checkout{
      {"pytest.ini", "[pytest]\naddopts = -m 'not slow'\n"},
      {"test_plain.py", plain_tests},
      {"test_some.py",
       "import pytest\n@pytest.mark.slow\ndef test_a(): pass\ndef test_b(): pass\n"},
      {"test_param.py",
       "import pytest\n@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.slow)])\n"
       "def test_a(x): pass\n"},
      {"test_all.py", "import pytest\npytestmark = pytest.mark.slow\ndef test_a(): pass\n"}};
  EXPECT_EQ(checkout.find("test_plain.py").knowledge, Knowledge::closed);
  EXPECT_THAT(checkout.find("test_some.py").tests, ElementsAre("test_some.py::test_b"));
  EXPECT_EQ(checkout.find("test_all.py").path, "");
  EXPECT_EQ(checkout.find("test_param.py").knowledge, Knowledge::asked);
  EXPECT_EQ(checkout.find("test_param.py").reason, "-m leaves out tests marked slow");
  EXPECT_EQ(checkout.walk().doubt, Doubt{});
  checkout.add("conftest.py", "def f(item): item.add_marker('slow')\n");
  EXPECT_EQ(checkout.walk().doubt.why, "it may give tests the mark slow");
}

TEST(Walk, KeepsTheDocumentsOfAPluginWhole) {
  Checkout checkout = {{"pytest.ini", "[pytest]\n"},
                       {"test_a.py", plain_tests},
                       {"typing/test-a.yml", "- case: a\n"},
                       {"typing/data.yml", "- case: a\n"}};
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.py"));
  checkout.install("pytest_mypy_plugins-4.1", "[pytest11]\npytest-mypy-plugins = x\n");
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.py", "typing/test-a.yml"));
  EXPECT_EQ(checkout.find("typing/test-a.yml").knowledge, Knowledge::open);
  EXPECT_EQ(checkout.find("typing/test-a.yml").reason, "a plugin's own tests");
  checkout.add("pytest.ini", "[pytest]\naddopts = -p no:pytest-mypy-plugins\n");
  EXPECT_THAT(walked_paths(checkout), ElementsAre("test_a.py"));
}

TEST(Walk, KeepsAFileWholeThatBringsAHarmlessPlugin) {
  const Checkout checkout = {
      {"test_a.py", "pytest_plugins = ('pytester',)\ndef test_a(pytester): pass\n"}};
  EXPECT_EQ(checkout.find("test_a.py").knowledge, Knowledge::open);
  EXPECT_EQ(checkout.find("test_a.py").reason, "pytest_plugins in a test file: pytest_plugins");
}

}  // namespace
}  // namespace splitter::pytest
