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
using ::testing::StartsWith;

class VerifyCommand : public ::testing::Test {
 protected:
  VerifyCommand() {
    support::write_plan();
    system::write_file("1.jsonl", record_of(1, "a.py::f"));
    system::write_file("2.jsonl", record_of(2, "b.py::f"));
    settings_.shard = {};
    settings_.plan = "plan.json";
    settings_.output = "answer";
  }

  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  std::string words_;

  int verify(const std::vector<std::string>& paths) {
    int code = -1;
    words_ = words_of(
        [&](const Messages& messages) { code = verify_command.run(settings_, paths, messages); });
    return code;
  }
  static std::string answer() { return std::string(system::read_file("answer").view()); }
};

TEST_F(VerifyCommand, HoldsWhereEachTestRanOnce) {
  EXPECT_EQ(verify({"1.jsonl", "2.jsonl"}), success);
  EXPECT_THAT(answer(), HasSubstr("2 tests ran, each exactly once"));
}

TEST_F(VerifyCommand, NamesALostGroup) {
  EXPECT_EQ(verify({"1.jsonl"}), answer_is_no);
  EXPECT_THAT(answer(), HasSubstr("group 2"));
}

TEST_F(VerifyCommand, WritesJsonIfAsked) {
  settings_.form = OutputForm::json;
  EXPECT_EQ(verify({"1.jsonl", "2.jsonl"}), success);
  EXPECT_THAT(answer(), StartsWith("{"));
}

TEST_F(VerifyCommand, SaysThatAllRecordsAreOfAnotherPlan) {
  for (const char* name : {"1.jsonl", "2.jsonl"}) {
    std::string text(system::read_file(name).view());
    text.replace(text.find("f00d"), 4, "beef");
    system::write_file(name, text);
  }
  EXPECT_EQ(verify({"1.jsonl", "2.jsonl"}), answer_is_no);
  EXPECT_THAT(words_, HasSubstr("all records belong to plan beef"));
}

TEST_F(VerifyCommand, SaysThatTheJobsMadeDifferentPlans) {
  settings_.plan = "plan.json";
  for (const char* name : {"1.jsonl", "2.jsonl"}) {
    std::string text(system::read_file(name).view());
    text.replace(text.find("f00d"), 4, name[0] == '1' ? "beef" : "cafe");
    system::write_file(name, text);
  }
  EXPECT_EQ(verify({"1.jsonl", "2.jsonl"}), answer_is_no);
  EXPECT_THAT(words_,
              HasSubstr("the records belong to 2 other plans, such as beef: the jobs made "
                        "different ones"));
  EXPECT_THAT(words_, HasSubstr("hint: no plan is that of all jobs"));
  EXPECT_THAT(answer(), HasSubstr("records of other plans: 2"));
}

TEST_F(VerifyCommand, SaysNothingOfRecordsThatNameNoPlan) {
  std::string text(system::read_file("1.jsonl").view());
  text.replace(text.find("f00d"), 4, "beef");
  system::write_file("1.jsonl", text);
  system::write_file("2.jsonl",
                     R"({"e":"session","run":"r9"})"
                     "\n");
  EXPECT_EQ(verify({"1.jsonl", "2.jsonl"}), answer_is_no);
  EXPECT_THAT(words_, HasSubstr("all records that name a plan belong to plan beef"));
}

TEST_F(VerifyCommand, WantsRecords) {
  EXPECT_EQ(support::input_error_of([this] { return verify({}); }).where(), "verify");
}

}  // namespace
}  // namespace splitter::cli
