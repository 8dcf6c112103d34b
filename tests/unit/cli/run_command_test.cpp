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

using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;

class RunCommand : public ::testing::Test {
 protected:
  RunCommand() {
    system::write_file("a.py", "");
    system::write_file("b.py", "");
    support::write_plan();
    settings_.plan = "plan.json";
  }

  support::NoCi environment_;
  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  int run_all(const std::vector<std::string>& command) {
    int code = -1;
    words_ = words_of(
        [&](const Messages& messages) { code = run_command.run(settings_, command, messages); });
    return code;
  }
};

TEST_F(RunCommand, WantsACommand) {
  const model::InputError error = support::input_error_of([this] { return run_all({}); });
  EXPECT_EQ(error.where(), "run");
  EXPECT_THAT(error.hint(), HasSubstr("two dashes"));
}

TEST_F(RunCommand, PassesTheCommandsFailureOn) {
  EXPECT_EQ(run_all({"/bin/sh", "-c", "exit 7"}), 7);
  EXPECT_THAT(words_, HasSubstr("group 1 of 2: 1 test in 1 file"));
}

TEST_F(RunCommand, FailsWhereNoPytestHeardOfItsGroup) {
  const model::InputError error =
      support::input_error_of([this] { return run_all({"/bin/true"}); });
  EXPECT_THAT(error.what(), HasSubstr("started no pytest"));
}

TEST_F(RunCommand, RefusesAPlanOfAnotherCheckout) {
  std::filesystem::remove("a.py");
  std::filesystem::remove("b.py");
  const model::InputError error = support::input_error_of([this] { return run_all({"true"}); });
  EXPECT_EQ(error.where(), "plan.json");
}

TEST_F(RunCommand, RefusesAGroupThatThePlanHasNot) {
  settings_.shard.group = model::GroupNumber{3};
  settings_.shard.splits.reset();
  EXPECT_EQ(support::input_error_of([this] { return run_all({"true"}); }).where(), "--group 3");
}

}  // namespace
}  // namespace splitter::cli
