#include "pytest/tying_files.hpp"

#include "support/memory_tree.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using python::Reach;
using support::MemoryTree;
using ::testing::ElementsAre;

class ConftestHas : public ::testing::Test {
 protected:
  [[nodiscard]] bool has(const char* word) const {
    return TyingFiles(*suite_, "/suite", tree_).conftest_has(word);
  }

  MemoryTree tree_ = {{"/suite/conftest.py", "pytest_plugins = ['pytest_order']\n"},
                      {"/suite/tests/unit/conftest.py", "incremental = 1\n"},
                      {"/suite/other/conftest.py", "elsewhere = 1\n"},
                      {"/suite/tests/helpers.py", "helping = 1\n"}};
  std::shared_ptr<const model::Suite> suite_ =
      support::suite_of({"tests/unit/test_a.py::test_1", "tests/test_b.py::test_1"});
};

TEST_F(ConftestHas, AWordInAnyFolderAboveATest) {
  EXPECT_TRUE(has("pytest_order"));
  EXPECT_TRUE(has("incremental"));
}

TEST_F(ConftestHas, NotAPartOfAWord) {
  EXPECT_FALSE(has("order"));
  EXPECT_FALSE(has("increment"));
}

TEST_F(ConftestHas, NotWhatStandsElsewhere) {
  EXPECT_FALSE(has("elsewhere")) << "no test is below that folder";
  EXPECT_FALSE(has("helping")) << "helpers are no conftest.py";
}

TEST_F(ConftestHas, NothingWhereTheFileIsGone) {
  tree_.remove("/suite/tests/unit/conftest.py");
  EXPECT_FALSE(has("incremental"));
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
