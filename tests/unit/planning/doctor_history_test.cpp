#include "planning/doctor_history.hpp"

#include "splitter/system/files.hpp"
#include "support/checkups.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t day = 24 * 60 * 60;
/// The time of the run in the profile below.
constexpr std::int64_t recorded = 1'795'528'398;

class ExamineHistory : public ::testing::Test {
 protected:
  ExamineHistory() { request_.profile = ".test_profile"; }

  void examine(std::int64_t now = recorded) {
    checkup_ = {};
    history_ = examine_history(request_, now, checkup_);
  }

  static void write_profile(const std::string& run = "20261124T135318Z-c5b2") {
    system::write_file(".test_profile",
                       R"({"format":"splitter-profile","version":1,"sessions":{"a":{"run":")" +
                           run +
                           R"(","session":"s","memory":true}},"files":{"a.py":{"import":{"a":0.5},)"
                           R"("tests":{"f":{"a":[1.5,100,0]}}}}})");
  }

  support::InFolder folder_;
  Request request_ = support::request_for(1, 2);
  model::Checkup checkup_;
  std::optional<ExaminedHistory> history_;
};

TEST_F(ExamineHistory, ARecentProfileIsFine) {
  write_profile();
  system::write_file(".test_durations", R"({"a.py::f": 1.5})");
  examine(recorded + 3 * day);
  EXPECT_THAT(named(checkup_), IsEmpty());
  EXPECT_EQ(fact(checkup_, "durations"), ".test_profile, .test_durations: 1 test");
  EXPECT_EQ(fact(checkup_, "age"), "1 run, the newest 3 days ago (20261124T135318Z-c5b2)");
  EXPECT_THAT(fact(checkup_, "profile"), HasSubstr("1 set-up, memory known, not calibrated"));
  ASSERT_TRUE(history_.has_value());
  EXPECT_EQ(history_->profile.tests.size(), 1U);
}

TEST_F(ExamineHistory, AQuarterOfAYearIsOld) {
  write_profile();
  examine(recorded + 90 * day);
  EXPECT_THAT(named(checkup_), IsEmpty());
  examine(recorded + 91 * day);
  EXPECT_THAT(named(checkup_), ElementsAre("warning old-durations"));
  EXPECT_EQ(finding(checkup_, "old-durations").cause, "its newest run was 91 days ago");
  examine(recorded - day);
  EXPECT_THAT(fact(checkup_, "age"), HasSubstr("the newest today"));
}

TEST_F(ExamineHistory, OtherToolsRunsHaveNoAge) {
  write_profile("junit-1");
  examine();
  EXPECT_EQ(fact(checkup_, "age"), "1 run of unknown age");
  EXPECT_THAT(named(checkup_), IsEmpty());
}

TEST_F(ExamineHistory, NothingStoredIsAWarningWithItsRemedy) {
  examine();
  EXPECT_THAT(named(checkup_), ElementsAre("warning no-durations"));
  EXPECT_EQ(finding(checkup_, "no-durations").where, ".test_durations");
  EXPECT_THAT(finding(checkup_, "no-durations").action, HasSubstr("splitter record"));
  EXPECT_EQ(fact(checkup_, "durations"), "none");
}

TEST_F(ExamineHistory, DurationsAloneAreANote) {
  system::write_file(".test_durations", R"({"a.py::f": 1.5})");
  examine();
  EXPECT_THAT(named(checkup_), ElementsAre("note no-profile"));
}

TEST_F(ExamineHistory, AFileThatCannotBeReadIsAFault) {
  for (const char* text : {"<<<<<<< HEAD\n{}\n",
                           "version https://git-lfs.github.com/spec/v1\n",
                           "{\"a.py::f\": 1",
                           "[]x",
                           "{\"a.py::f\": \"x\"}"}) {
    system::write_file(".test_durations", text);
    examine();
    EXPECT_THAT(named(checkup_), ElementsAre("fault unreadable-durations")) << text;
    EXPECT_THAT(finding(checkup_, "unreadable-durations").where, HasSubstr(".test_durations"));
    EXPECT_FALSE(history_.has_value());
  }
}

TEST_F(ExamineHistory, AProfileThatCannotBeReadIsAFaultToo) {
  system::write_file(".test_profile", "{");
  examine();
  EXPECT_THAT(named(checkup_), ElementsAre("fault unreadable-durations"));
}

TEST_F(ExamineHistory, ANamedFileMustBeThere) {
  request_.durations = {"other.json"};
  request_.durations_named = true;
  examine();
  EXPECT_THAT(named(checkup_), ElementsAre("fault unreadable-durations"));
  EXPECT_EQ(finding(checkup_, "unreadable-durations").where, "other.json");
}

}  // namespace
}  // namespace splitter::planning
