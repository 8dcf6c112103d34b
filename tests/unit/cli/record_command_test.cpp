#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "splitter/system/files.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;

class RecordCommand : public ::testing::Test {
 protected:
  RecordCommand() {
    settings_.shard = {};
    settings_.profile = ".test_profile";
  }

  support::NoCi environment_;
  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);

  int record(const std::vector<std::string>& command) {
    int code = -1;
    words_of(
        [&](const Messages& messages) { code = record_command.run(settings_, command, messages); });
    return code;
  }
};

TEST_F(RecordCommand, WantsACommand) {
  const model::InputError error = support::input_error_of([this] { return record({}); });
  EXPECT_EQ(error.where(), "record");
  EXPECT_THAT(error.hint(), HasSubstr("two dashes"));
}

TEST_F(RecordCommand, PassesTheCommandsCodeOn) {
  EXPECT_EQ(record({"/bin/sh", "-c", "exit 7"}), 7);
}

TEST_F(RecordCommand, PreparesAPytestThatHasStartedAlready) {
  settings_.prepare = "prepared";
  const model::InputError error = support::input_error_of([this] { return record({"false"}); });
  EXPECT_EQ(error.where(), "--prepare");
  settings_.output = "records";
  EXPECT_EQ(record({"false"}), success) << "the command does not run";
  EXPECT_THAT(std::string(system::read_file("prepared/session.json").view()),
              HasSubstr("\"record\":{\"folder\":"));
}

TEST_F(RecordCommand, LeavesTheDurationsAloneWhereNothingWasRecorded) {
  record({"/bin/sh", "-c", "exit 7"});
  EXPECT_FALSE(std::filesystem::exists(".test_durations"));
}

}  // namespace
}  // namespace splitter::cli
