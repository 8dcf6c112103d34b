#include "pytest/tying_files.hpp"

#include "support/memory_tree.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using python::Reach;
using support::MemoryTree;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MarkersOfConftests : public ::testing::Test {
 protected:
  [[nodiscard]] bool may_know(const char* marker) const {
    return TyingFiles(*suite_, "/suite", tree_).conftest_may_know(marker);
  }

  MemoryTree tree_ = {{"/suite/conftest.py", "import pytest_order\n"},
                      {"/suite/tests/unit/conftest.py", "incremental = 1\n"},
                      {"/suite/other/conftest.py", "elsewhere = 1\n"},
                      {"/suite/tests/helpers.py", "helping = 1\n"}};
  std::shared_ptr<const model::Suite> suite_ =
      support::suite_of({"tests/unit/test_a.py::test_1", "tests/test_b.py::test_1"});
};

TEST_F(MarkersOfConftests, KnowAMarkerThatTheyNameInAnyFolderAboveATest) {
  EXPECT_TRUE(may_know("pytest_order"));
  EXPECT_TRUE(may_know("incremental"));
}

TEST_F(MarkersOfConftests, KnowNoPartOfAWord) {
  EXPECT_FALSE(may_know("order"));
  EXPECT_FALSE(may_know("increment"));
}

TEST_F(MarkersOfConftests, KnowNotWhatStandsElsewhere) {
  EXPECT_FALSE(may_know("elsewhere")) << "no test is below that folder";
  EXPECT_FALSE(may_know("helping")) << "helpers are no conftest.py";
}

TEST_F(MarkersOfConftests, KnowNothingWhereTheFileIsGone) {
  tree_.remove("/suite/tests/unit/conftest.py");
  EXPECT_FALSE(may_know("incremental"));
}

std::set<std::string> marks_of_steps(const std::string& conftest) {
  const auto suite = support::suite_of({"test_a.py::test_1"});
  const MemoryTree tree = {{"/suite/conftest.py", conftest.c_str()}};
  return TyingFiles(*suite, "/suite", tree).marks_of_steps();
}

TEST(MarksOfSteps, AreLookedUpBeforeAndAfterATest) {
  const std::string before = "def pytest_runtest_setup(item):\n    if ";
  const std::string after = "def pytest_runtest_makereport(item, call):\n    if ";
  EXPECT_THAT(marks_of_steps(before + "\"steps\" in item.keywords: pass\n" + after +
                             "item.get_closest_marker('steps'): pass\n"),
              ElementsAre("steps"));
  EXPECT_THAT(marks_of_steps(before + "'steps' in item.keywords: pass\n" + after +
                             "'other' in item.keywords: pass\n"),
              IsEmpty());
  EXPECT_THAT(marks_of_steps(before + "'a' in x or 'a' in y: pass\n"), IsEmpty());
}

TEST(MarkersOfConftestsWithHooks, AreAny) {
  const auto suite = support::suite_of({"test_a.py::test_1"});
  const auto may_know = [&suite](const char* conftest) {
    const MemoryTree tree = {{"/suite/conftest.py", conftest}};
    return TyingFiles(*suite, "/suite", tree).conftest_may_know("incremental");
  };
  EXPECT_TRUE(may_know("pytest_plugins = ['tests.steps']\n"));
  EXPECT_TRUE(may_know("from tests.steps import *\n"));
  EXPECT_TRUE(may_know("from tests.steps import pytest_runtest_makereport\n"));
  EXPECT_TRUE(may_know("def pytest_runtest_setup(item): skip_after_failure(item)\n"));
  EXPECT_FALSE(may_know("def pytest_configure(config): pass\n"));
}

class Uses : public ::testing::Test {
 protected:
  /// Each file of the suite as `used`, `crosses` or `no`.
  [[nodiscard]] std::vector<std::string> uses() const {
    TyingFiles files(*suite_, "/suite", tree_);
    std::vector<std::string> words;
    for (const python::MarkUse& use :
         files.uses({.mark = "dependency", .module = "pytest_dependency", .reach = Reach::scope})) {
      words.emplace_back(use.crosses ? "crosses" : use.used ? "used" : "no");
    }
    return words;
  }

  MemoryTree tree_ = {{"/suite/test_a.py", "def test_1(): pass\n"},
                      {"/suite/tests/test_b.py", "def test_1(): pass\n"}};
  std::shared_ptr<const model::Suite> suite_ =
      support::suite_of({"test_a.py::test_1", "tests/test_b.py::test_1"});
};

constexpr const char* by_mark = "@pytest.mark.dependency()\ndef test_1(): pass\n";
constexpr const char* across_files = "@pytest.mark.dependency(depends=['x'], scope='session')\n";

TEST_F(Uses, AreThoseOfTheFilesOwnText) {
  EXPECT_THAT(uses(), ElementsAre("no", "no"));
  tree_.file("/suite/test_a.py", by_mark);
  EXPECT_THAT(uses(), ElementsAre("used", "no"));
  tree_.file("/suite/test_a.py", across_files);
  EXPECT_THAT(uses(), ElementsAre("crosses", "no"));
}

TEST_F(Uses, OfAConftestAreThoseOfAllFilesBelowIt) {
  tree_.file("/suite/tests/conftest.py", by_mark);
  EXPECT_THAT(uses(), ElementsAre("no", "used"));
  tree_.file("/suite/conftest.py", across_files);
  EXPECT_THAT(uses(), ElementsAre("crosses", "crosses"));
}

TEST_F(Uses, OfAModuleAreThoseOfFilesThatImportIt) {
  tree_.file("/suite/tests/marks.py", by_mark);
  EXPECT_THAT(uses(), ElementsAre("no", "no"));
  tree_.file("/suite/tests/test_b.py", "from marks import needs\n");
  EXPECT_THAT(uses(), ElementsAre("no", "used"));
}

TEST_F(Uses, GoThroughSeveralModules) {
  tree_.file("/suite/deep.py", across_files);
  tree_.file("/suite/marks.py", "from deep import needs\n");
  tree_.file("/suite/test_a.py", "import marks\n");
  EXPECT_THAT(uses(), ElementsAre("crosses", "no"));
}

TEST_F(Uses, OfAFileThatIsGoneAreNone) {
  tree_.remove("/suite/test_a.py");
  EXPECT_THAT(uses(), ElementsAre("no", "no"));
}

}  // namespace
}  // namespace splitter::pytest
