#include "planning/doctor_plan.hpp"

#include "splitter/system/files.hpp"
#include "support/checkups.hpp"
#include "support/disk_venv.hpp"
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

class ExaminePlan : public ::testing::Test {
 protected:
  ExaminePlan() {
    environment_.set("PYTEST_ADDOPTS", std::nullopt);
    request_.pytest = venv_.pytest();
    system::write_file("pytest.ini", "[pytest]\n");
    system::write_file("test_a.py", "def test_f(): pass\ndef test_g(): pass\n");
    system::write_file("test_b.py", "def test_f(): pass\n");
    store(R"({"test_a.py::test_f": 1, "test_a.py::test_g": 2, "test_b.py::test_f": 3})");
  }

  static void store(const std::string& durations) {
    system::write_file(".test_durations", durations);
  }

  /// The checkup of the plan alone: what is found of the history is left out.
  model::Checkup examined() {
    model::Checkup ignored;
    model::Checkup checkup;
    const auto history = examine_history(request_, 0, ignored);
    report_ = history ? examine_plan(request_, *history, checkup) : std::nullopt;
    return checkup;
  }

  support::InFolder folder_;
  support::Environment environment_;
  support::DiskVenv venv_;
  Request request_ = support::request_for(1, 2);
  std::optional<render::PlanReport> report_;
};

TEST_F(ExaminePlan, AGoodPlanHasNoFindings) {
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), IsEmpty());
  EXPECT_EQ(fact(checkup, "tests"), "3 tests in 2 files");
  EXPECT_EQ(fact(checkup, "matched"),
            "3 of 3 tests have a stored time; 0 entries are of no test here");
  ASSERT_TRUE(report_.has_value());
  EXPECT_EQ(fact(checkup, "plan"),
            report_->fingerprint + " for 2 groups: every job must say the same");
}

TEST_F(ExaminePlan, DurationsOfAnotherRootAreWarnedOfWithTheRemedy) {
  store(R"({"api/test_a.py::test_f": 1, "api/test_b.py::test_f": 3})");
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), ElementsAre("warning unmatched-durations"));
  EXPECT_THAT(finding(checkup, "unmatched-durations").action, HasSubstr("--strip-prefix api/"));
  EXPECT_THAT(finding(checkup, "unmatched-durations").cause, HasSubstr("a stored duration:"));
}

TEST_F(ExaminePlan, MostlyStaleDurationsAreANote) {
  store(R"({"test_a.py::test_f": 1, "test_a.py::test_g": 2, "test_b.py::test_f": 3,
            "x.py::a": 1, "x.py::b": 1, "x.py::c": 1, "x.py::d": 1})");
  EXPECT_THAT(named(examined()), ElementsAre("note stale-durations"));
  EXPECT_THAT(finding(examined(), "stale-durations").cause, HasSubstr("4 of 7 stored tests"));
  EXPECT_THAT(finding(examined(), "stale-durations").action, HasSubstr("--tests - records/`"));
}

TEST_F(ExaminePlan, StoredTestsThatAreNotSelectedAreNotStale) {
  request_.pytest += " --ignore=test_a.py";
  const model::Checkup checkup = examined();
  EXPECT_EQ(fact(checkup, "matched"),
            "1 of 1 test have a stored time; 2 stored tests are not selected, 0 entries are of no "
            "test here");
  EXPECT_THAT(named(checkup), IsEmpty());
}

TEST_F(ExaminePlan, WithoutDurationsTheHistoryHasSaidSo) {
  store("{}");
  EXPECT_THAT(named(examined()), IsEmpty());
}

TEST_F(ExaminePlan, OtherWorkersThanPlannedAreWarnedOf) {
  system::write_file("pytest.ini", "[pytest]\naddopts = -n 3\n");
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), ElementsAre("warning other-workers"));
  EXPECT_THAT(finding(checkup, "other-workers").action, HasSubstr("--workers 3"));
}

TEST_F(ExaminePlan, AGroupingThatGroupsNothingIsWarnedOf) {
  const support::DiskVenv newest("9.2.0");
  newest.install("pytest_xdist-3.8.0");
  request_.pytest = newest.pytest();
  request_.limits.workers = 2;
  request_.limits.distribution = model::Distribution::loadgroup;
  EXPECT_THAT(named(examined()), ElementsAre("warning loadgroup"));
}

TEST_F(ExaminePlan, ARuleWithoutTestsIsWarnedOf) {
  request_.rules = {{.patterns = {"gone.py::*"}, .where = ".splitter.yml: line 3"}};
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), ElementsAre("warning rule-without-tests"));
  EXPECT_THAT(finding(checkup, "rule-without-tests").action, HasSubstr("mend the pattern"));
}

TEST_F(ExaminePlan, OddDurationsAreWarnedOf) {
  store(R"({"test_a.py::test_f": -1, "test_a.py::test_g": 2, "test_a.py::test_g": 3,
            "test_b.py::test_f": 3})");
  EXPECT_THAT(named(examined()), ElementsAre("warning odd-times", "warning repeated-durations"));
}

TEST_F(ExaminePlan, AListWithGapsIsWarnedOf) {
  system::write_file("list", "test_a.py::test_f\ngone.py::test_f\n");
  request_.tests = {"list"};
  EXPECT_THAT(named(examined()), ElementsAre("warning list-with-gaps"));
}

TEST_F(ExaminePlan, APlanOfStoredTestsIsANote) {
  request_.discover = Discover::stored;
  EXPECT_THAT(named(examined()), ElementsAre("note stored-tests"));
}

TEST_F(ExaminePlan, EveryOtherWarningIsAFindingToo) {
  request_.runners.fitted_speeds = true;
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), ElementsAre("note plan-note"));
  EXPECT_THAT(finding(checkup, "plan-note").action, HasSubstr("splitter run --record"));
}

TEST_F(ExaminePlan, NoPlanIsAFault) {
  request_.previous = "gone.json";
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), ElementsAre("fault no-plan"));
  EXPECT_EQ(finding(checkup, "no-plan").where, "gone.json");
  EXPECT_FALSE(report_.has_value());
}

TEST_F(ExaminePlan, AnUnknownPytestIsAFaultOfThePlan) {
  request_.pytest = "./gone/pytest";
  EXPECT_THAT(named(examined()), ElementsAre("fault no-plan"));
  EXPECT_THAT(finding(examined(), "no-plan").action, HasSubstr("--pytest"));
}

TEST_F(ExaminePlan, APipeStartsOnePytest) {
  system::write_file(".test_profile",
                     R"({"format":"splitter-profile","version":1,"sessions":{"a":{"run":"r",)"
                     R"("session":"s","memory":true}},"files":{"test_a.py":{"tests":{)"
                     R"("test_f":{"a":[1,900,800]},"test_g":{"a":[1,900,800]}}},)"
                     R"("test_b.py":{"tests":{"test_f":{"a":[1,900,800]}}}}})");
  request_.profile = ".test_profile";
  request_.limits.growth = model::Bytes{1'000'000};
  EXPECT_THAT(named(examined()), IsEmpty());
  request_.delivery = Delivery::pipe;
  EXPECT_THAT(named(examined()), ElementsAre("warning several-sessions"));
}

}  // namespace
}  // namespace splitter::planning
