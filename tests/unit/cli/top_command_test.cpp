#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::cli {
namespace {

using support::settings_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::Not;

class TopCommand : public ::testing::Test {
 protected:
  TopCommand() {
    settings_.profile = ".test_profile";
    settings_.output = "answer";
  }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  std::string top() {
    words_ = words_of([this](const Messages& messages) {
      EXPECT_EQ(top_command.run(settings_, {}, messages), success);
    });
    return std::string(system::read_file("answer").view());
  }
};

TEST_F(TopCommand, WritesJsonIntoAFile) {
  system::write_file(".test_durations", R"({"a.py::f": 3, "b.py::f": 4})");
  EXPECT_THAT(top(), HasSubstr("\"format\": \"splitter-top\""));
  EXPECT_THAT(words_, HasSubstr("times only"));
}

TEST_F(TopCommand, ShowsAsManyAsAsked) {
  system::write_file(".test_durations", R"({"a.py::f": 3, "b.py::f": 4})");
  settings_.form = OutputForm::table;
  settings_.limit = 1;
  const std::string table = top();
  EXPECT_THAT(table, HasSubstr("b.py::f"));
  EXPECT_THAT(table, Not(HasSubstr("a.py::f")));
}

TEST_F(TopCommand, IsAnErrorWhereNothingIsStored) {
  const model::InputError error = support::input_error_of([this] { return top(); });
  EXPECT_EQ(error.where(), ".test_profile");
  EXPECT_THAT(error.hint(), HasSubstr("splitter record"));
}

}  // namespace
}  // namespace splitter::cli
