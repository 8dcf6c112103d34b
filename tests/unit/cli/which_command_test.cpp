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
using ::testing::StartsWith;

class WhichCommand : public ::testing::Test {
 protected:
  WhichCommand() {
    settings_.shard.group.reset();
    settings_.output = "answer";
  }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  int which(const std::vector<std::string>& ids) {
    int code = -1;
    words_ = words_of(
        [&](const Messages& messages) { code = which_command.run(settings_, ids, messages); });
    return code;
  }
  static std::string answer() { return std::string(system::read_file("answer").view()); }

  void list(const std::string& ids) {
    system::write_file("list", ids);
    settings_.tests = {"list"};
  }
};

TEST_F(WhichCommand, FindsATestInAPlanMadeNow) {
  list("a.py::f\nb.py::f\n");
  EXPECT_EQ(which({"a.py::f"}), success);
  EXPECT_THAT(answer(), StartsWith("a.py::f: group "));
}

TEST_F(WhichCommand, FindsAFolderInSeveralGroups) {
  system::write_file(".test_durations", R"({"t/a.py::f": 3, "t/b.py::f": 3})");
  list("t/a.py::f\nt/b.py::f\n");
  EXPECT_EQ(which({"t/"}), success);
  EXPECT_THAT(answer(), HasSubstr("t/: groups 1, 2"));
}

TEST_F(WhichCommand, TellsTheTimeAndItsBasis) {
  system::write_file(".test_durations", R"({"a.py::f": 3, "b.py::f": 3})");
  list("a.py::f\nb.py::f\n");
  EXPECT_EQ(which({"a.py::f"}), success);
  EXPECT_THAT(answer(), HasSubstr("3.00 s, measured"));
}

TEST_F(WhichCommand, FindsATestInAPlanOfAFile) {
  support::write_plan();
  settings_.plan = "plan.json";
  settings_.shard = {};
  EXPECT_EQ(which({"b.py::f"}), success);
  EXPECT_THAT(answer(), StartsWith("b.py::f: group 2"));
}

TEST_F(WhichCommand, SuggestsTheNearestNameForAnUnknownTest) {
  list("a.py::first\nb.py::f\n");
  EXPECT_EQ(which({"a.py::firts"}), answer_is_no);
  EXPECT_THAT(words_, HasSubstr("a.py::firts"));
  EXPECT_THAT(words_, HasSubstr("did you mean `a.py::first`?"));
}

TEST_F(WhichCommand, AnswersInJsonIfAsked) {
  list("a.py::f\nb.py::f\n");
  settings_.form = OutputForm::json;
  EXPECT_EQ(which({"a.py::f", "b.py::f"}), success);
  EXPECT_THAT(answer(), StartsWith("{"));
}

TEST_F(WhichCommand, WantsATest) {
  EXPECT_EQ(support::input_error_of([this] { return which({}); }).where(), "which");
}

}  // namespace
}  // namespace splitter::cli
