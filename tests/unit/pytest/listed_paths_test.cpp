#include "splitter/pytest/listed_paths.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names_of(const std::vector<model::NodeId>& ids) {
  std::vector<std::string> names;
  for (const model::NodeId& id : ids) {
    names.emplace_back(id.text());
  }
  return names;
}

class Listed : public ::testing::Test {
 protected:
  Listed() {
    (void)system::make_folder("tests");
    system::write_file("tests/test_a.py", "def test_1(): pass\n");
    system::write_file("tests/helpers.py", "X = 1\n");
    system::write_file("tests/__init__.py", "");
    system::write_file("tests/conftest.py", "def test_no(): pass\n");
    system::write_file("README.md", "text\n");
    system::write_file("usage.rst", ">>> 1\n1\n");
    setup_.tree = &system::disk();
    setup_.root = folder_.path();
  }

  ListedPaths sorted(const std::vector<std::string>& list) {
    texts_ = list;
    std::vector<model::NodeId> ids(texts_.begin(), texts_.end());
    return sort_out(ids, folder_.path(), system::disk(), [this]() -> const pytest::Setup& {
      ++asked_;
      return setup_;
    });
  }

  support::InFolder folder_;
  std::vector<std::string> texts_;
  pytest::Setup setup_;
  int asked_ = 0;
};

TEST_F(Listed, KeepTestsFoldersAndIdsInOrder) {
  const auto found = sorted({"tests/test_a.py", "tests", "tests/helpers.py::whatever"});
  EXPECT_THAT(names_of(found.tests),
              ElementsAre("tests/test_a.py", "tests", "tests/helpers.py::whatever"));
}

TEST_F(Listed, NameWhatIsGone) {
  const auto found =
      sorted({"tests/test_gone.py", "tests/test_gone.py::test_1", "tests/test_a.py"});
  EXPECT_THAT(names_of(found.gone),
              ElementsAre("tests/test_gone.py", "tests/test_gone.py::test_1"));
  EXPECT_THAT(names_of(found.tests), ElementsAre("tests/test_a.py"));
}

TEST_F(Listed, LeaveOutFilesWithoutTests) {
  const auto found =
      sorted({"tests/__init__.py", "tests/conftest.py", "tests/helpers.py", "README.md"});
  EXPECT_THAT(
      names_of(found.without_tests),
      ElementsAre("tests/__init__.py", "tests/conftest.py", "tests/helpers.py", "README.md"));
  EXPECT_THAT(names_of(found.tests), IsEmpty());
}

TEST_F(Listed, KeepTextsWithExamples) {
  EXPECT_THAT(names_of(sorted({"usage.rst"}).tests), ElementsAre("usage.rst"));
}

TEST_F(Listed, KeepWhatAPluginMayCollect) {
  setup_.doubt.add("plugin", "collects");
  EXPECT_THAT(names_of(sorted({"README.md"}).tests), ElementsAre("README.md"));
  EXPECT_THAT(names_of(sorted({"README.md", "usage.rst"}).doubtful), ElementsAre("README.md"));
  EXPECT_THAT(names_of(sorted({"tests/helpers.py"}).without_tests),
              ElementsAre("tests/helpers.py"));
}

TEST_F(Listed, AskForTheSetupOnlyWhereAPathMustBeJudged) {
  (void)sorted({"tests/test_a.py::test_1", "tests"});
  EXPECT_EQ(asked_, 0);
}

TEST_F(Listed, KeepDocumentsThatAConftestCollects) {
  EXPECT_THAT(sorted({"README.md"}).tests, IsEmpty());
  system::write_file("conftest.py", "pytest_collect_file = Sybil(patterns=['*.md']).pytest()\n");
  EXPECT_THAT(names_of(sorted({"README.md"}).tests), ElementsAre("README.md"));
}

TEST_F(Listed, SeeAConftestFromTheFolderThatSplitterStartsIn) {
  system::write_file("conftest.py", "pytest_collect_file = Sybil(patterns=['*.md']).pytest()\n");
  system::write_file("tests/more.md", "text\n");
  const std::vector<model::NodeId> ids = {model::NodeId{"README.md"},
                                          model::NodeId{"tests/more.md"}};
  const auto found =
      sort_out(ids, ".", system::disk(), [this]() -> const pytest::Setup& { return setup_; });
  EXPECT_THAT(names_of(found.tests), ElementsAre("README.md", "tests/more.md"));
}

TEST_F(Listed, KeepModulesWhoseDocstringsAreTests) {
  system::write_file("lib.py", "'''>>> 1\n1\n'''\n");
  EXPECT_THAT(sorted({"lib.py"}).tests, IsEmpty());
  setup_.options.doctest_modules = true;
  EXPECT_THAT(names_of(sorted({"lib.py"}).tests), ElementsAre("lib.py"));
  EXPECT_THAT(sorted({"tests/helpers.py"}).tests, IsEmpty());
}

}  // namespace
}  // namespace splitter::pytest
