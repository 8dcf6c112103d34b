#include "cli/commands.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::cli {
namespace {

using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class RunPlan : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);

  std::string answer() {
    system::write_file("list", "a.py::f\nb.py::f\n");
    settings_.tests = {"list"};
    settings_.output = "answer";
    words_of([this](const Messages& messages) { plan_command.run(settings_, {}, messages); });
    return std::string(system::read_file("answer").view());
  }
};

TEST_F(RunPlan, WritesJsonIntoAFile) {
  EXPECT_THAT(answer(), HasSubstr("\"format\": \"splitter-plan\""));
}

TEST_F(RunPlan, WritesATableIfAsked) {
  settings_.form = OutputForm::table;
  EXPECT_THAT(answer(), StartsWith("group"));
}

TEST_F(RunPlan, NeedsNoGroup) {
  settings_.shard.group.reset();
  EXPECT_THAT(answer(), HasSubstr("splitter-plan"));
}

}  // namespace
}  // namespace splitter::cli
