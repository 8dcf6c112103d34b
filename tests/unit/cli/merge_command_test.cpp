#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/plans.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::record_of;
using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::Not;

class MergeCommand : public ::testing::Test {
 protected:
  MergeCommand() {
    system::write_file("1.jsonl", record_of(1, "a.py::f"));
    settings_.shard = {};
    settings_.profile = ".test_profile";
  }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  int merge(const std::vector<std::string>& paths) {
    int code = -1;
    words_ = words_of(
        [&](const Messages& messages) { code = merge_command.run(settings_, paths, messages); });
    return code;
  }
  static std::string stored() { return std::string(system::read_file(".test_durations").view()); }
};

TEST_F(MergeCommand, FoldsRecordsIntoTheDurations) {
  EXPECT_EQ(merge({"1.jsonl"}), success);
  EXPECT_THAT(stored(), HasSubstr("a.py::f"));
}

TEST_F(MergeCommand, AnswersNoForAGroupWithoutRecords) {
  settings_.expect_groups = 2;
  EXPECT_EQ(merge({"1.jsonl"}), answer_is_no);
  EXPECT_THAT(words_, HasSubstr("no records of group 2 of 2"));
  EXPECT_THAT(stored(), HasSubstr("a.py::f")) << "the others are merged all the same";
}

TEST_F(MergeCommand, DropsStoredTestsThatNoLongerExist) {
  system::write_file(".test_durations", R"({"a.py::f": 3, "old.py::f": 4})");
  system::write_file("list", "a.py::f\n");
  settings_.tests = {"list"};
  settings_.prune = true;
  EXPECT_EQ(merge({"1.jsonl"}), success);
  EXPECT_THAT(stored(), Not(HasSubstr("old.py")));
}

TEST_F(MergeCommand, WantsRecords) {
  EXPECT_EQ(support::input_error_of([this] { return merge({}); }).where(), "merge");
}

TEST_F(MergeCommand, IsAnErrorWhereAFolderHoldsNoRecords) {
  std::filesystem::create_directories("empty");
  EXPECT_EQ(support::input_error_of([this] { return merge({"empty"}); }).where(), "empty");
}

}  // namespace
}  // namespace splitter::cli
