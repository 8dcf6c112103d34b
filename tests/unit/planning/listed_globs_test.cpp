#include "planning/listed_globs.hpp"

#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"
#include "support/environment.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace splitter::planning {
namespace {

using ::testing::ElementsAre;

class ExpandGlobs : public ::testing::Test {
 protected:
  support::InFolder folder_;

  static void make(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::filesystem::create_directories(system::parent(path));
      system::write_file(path, "");
    }
  }

  static std::vector<std::string> expanded(std::vector<std::string> listed,
                                           const std::vector<std::string>& folders = {"."}) {
    support::OwnedIds owned = support::own(std::move(listed));
    std::vector<model::Text> texts = {owned.text};
    expand_globs(folders, owned.ids, texts);
    return support::texts(owned.ids);
  }
};

TEST_F(ExpandGlobs, BringsWhatFitsSortedInTheGlobsPlace) {
  make({"t/test_b.py", "t/test_a.py", "t/deep/test_c.py"});
  EXPECT_THAT(expanded({"z.py", "t/test_*.py", "a.py"}),
              ElementsAre("z.py", "t/test_a.py", "t/test_b.py", "a.py"));
  EXPECT_THAT(expanded({"t/**/test_?.py"}),
              ElementsAre("t/deep/test_c.py", "t/test_a.py", "t/test_b.py"));
}

TEST_F(ExpandGlobs, LeavesIdsAndGlobsThatNothingFits) {
  make({"t/test_a.py"});
  EXPECT_THAT(expanded({"t/test_a.py::test[*]", "t/gone_*.py"}),
              ElementsAre("t/test_a.py::test[*]", "t/gone_*.py"));
}

TEST_F(ExpandGlobs, LeavesAFileOfThatVeryName) {
  make({"t/test_[a].py", "t/test_a.py"});
  EXPECT_THAT(expanded({"t/test_[a].py"}), ElementsAre("t/test_[a].py"));
}

TEST_F(ExpandGlobs, TakesTheFirstFolderThatHasAny) {
  make({"api/t/test_a.py", "t/test_b.py", "up/test_c.py"});
  EXPECT_THAT(expanded({"t/test_*.py"}, {"api", "api/../"}), ElementsAre("t/test_a.py"));
  EXPECT_THAT(expanded({"up/test_*.py"}, {"api", "api/../"}), ElementsAre("up/test_c.py"));
}

TEST(IsListedPath, LooksInEachFolderForPathsAndGlobs) {
  const support::InFolder folder;
  std::filesystem::create_directories("api/test");
  const std::vector<std::string> folders = {".", "api"};
  EXPECT_TRUE(is_listed_path(folders, "test"));
  EXPECT_TRUE(is_listed_path(folders, "te*"));
  EXPECT_FALSE(is_listed_path(folders, "unit"));
  EXPECT_FALSE(is_listed_path(folders, "u*"));
}

}  // namespace
}  // namespace splitter::planning
