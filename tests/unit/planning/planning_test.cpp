#include "splitter/planning/planning.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using model::InputError;
using support::ids_of;
using support::input_error_of;
using support::request_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class MakePlan : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Request settings_ = request_for(1, 2);
  render::PlanReport planned_;

  std::string plan() {
    return words_of(
        [this](const Messages& messages) { planned_ = make_plan(settings_, messages); });
  }
  void list(const std::string& text) {
    system::write_file("list", text);
    settings_.tests = {"list"};
  }
};

TEST_F(MakePlan, GoesFromFilesToAPlan) {
  system::write_file(".test_durations", R"({"a.py::f": 3, "b.py::f": 1, "c.py::f": 2})");
  list("a.py::f\nb.py::f\nc.py::f\n");
  EXPECT_THAT(plan(), HasSubstr("matched 3 of 3 tests, 0 estimated, 0 stale entries ignored"));
  EXPECT_TRUE(planned_.measured);
  EXPECT_THAT(
      ids_of(*planned_.problem, *planned_.plan),
      ::testing::UnorderedElementsAre(ElementsAre("a.py::f"), ElementsAre("b.py::f", "c.py::f")));
  EXPECT_EQ(planned_.fingerprint.size(), 32U);
}

TEST_F(MakePlan, NeedsTheNumberOfGroups) {
  list("a.py::f\n");
  settings_.shard.splits.reset();
  const InputError error = input_error_of([this] { plan(); });
  EXPECT_EQ(error.where(), "--splits");
  EXPECT_THAT(error.hint(), HasSubstr("SPLITTER_SPLITS"));
}

TEST_F(MakePlan, WithoutDurationsTheSizesOfFilesAreTheWeights) {
  system::write_file("a.py", std::string(3'000, '#'));
  system::write_file("b.py", std::string(1'000, '#'));
  system::write_file("c.py", std::string(2'000, '#'));
  list("a.py::f\nb.py::f\nc.py::f\n");
  EXPECT_THAT(plan(), HasSubstr("no .test_durations"));
  EXPECT_FALSE(planned_.measured);
  EXPECT_THAT(
      ids_of(*planned_.problem, *planned_.plan),
      ::testing::UnorderedElementsAre(ElementsAre("a.py::f"), ElementsAre("b.py::f", "c.py::f")));
}

TEST_F(MakePlan, AListMayBeASelectionAndIsNamedTestByTest) {
  list("a.py::f\n");
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::expanded);
  settings_.naming = render::Naming::collapsed;
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::collapsed);
}

TEST_F(MakePlan, StoredTestsAreCollapsed) {
  system::write_file(".test_durations", R"({"a.py::f": 3})");
  settings_.discover = Discover::stored;
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::collapsed);
}

TEST_F(MakePlan, WorksOnNothingIfThatIsAllowed) {
  list("");
  settings_.allow_empty = true;
  plan();
  EXPECT_EQ(planned_.plan->groups().size(), 2U);
}

/// A profile of two tests of a second each and a start of half of one. The first jobs took what was
/// planned, the next ones twice that and a second.
constexpr const char* profile_with_jobs =
    R"({"format": "splitter-profile", "version": 1,
        "sessions": {"s": {"run": "r", "session": "r/0", "startup": 0.5}},
        "jobs": {"q1": {"group": 1, "groups": 4, "planned": 5, "tests": 1, "parts": {"/1": [1, 5]}},
                 "q2": {"group": 2, "groups": 4, "planned": 9, "tests": 1, "parts": {"/1": [1, 9]}},
                 "q3": {"group": 3, "groups": 4, "planned": 9, "tests": 1, "parts": {"/1": [1, 9]}},
                 "q4": {"group": 4, "groups": 4, "planned": 9, "tests": 1, "parts": {"/1": [1, 9]}},
                 "r1": {"group": 1, "groups": 4, "planned": 5, "tests": 1, "parts": {"/1": [1, 11]}},
                 "r2": {"group": 2, "groups": 4, "planned": 10, "tests": 1, "parts": {"/1": [1, 21]}},
                 "r3": {"group": 3, "groups": 4, "planned": 20, "tests": 1, "parts": {"/1": [1, 41]}},
                 "r4": {"group": 4, "groups": 4, "planned": 40, "tests": 1, "parts": {"/1": [1, 81]}}},
        "files": {"a.py": {"import": {"s": 0.25}, "tests": {"f": {"s": 1}}},
                  "b.py": {"import": {"s": 0.25}, "tests": {"f": {"s": 1}}}}})";

TEST_F(MakePlan, IsCalibratedByEarlierJobs) {
  system::write_file(".test_profile", profile_with_jobs);
  settings_.profile = ".test_profile";
  list("a.py::f\nb.py::f\n");
  plan();
  const std::vector raw(2, model::Microseconds{1'750'000});
  EXPECT_EQ(planned_.calibration, (model::Calibration{2'000, model::Microseconds{1'000'000}, 4}));
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{4'500'000});
  EXPECT_EQ(planned_.raw, raw);
  settings_.runners.overhead = model::Microseconds{3'000'000};
  plan();
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{5'500'000});
  EXPECT_EQ(planned_.raw, raw);
  settings_.runners.overhead.reset();
  settings_.runners.calibrated = false;
  plan();
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{1'750'000});
  EXPECT_EQ(planned_.raw, raw);
  settings_.limits.speeds = {500, 500};
  plan();
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{3'500'000});
  EXPECT_EQ(planned_.raw, raw);
}

TEST_F(MakePlan, AnOverheadIsOfTheJobHoweverManyPytestsStartInIt) {
  system::write_file(".test_profile", profile_with_jobs);
  settings_.profile = ".test_profile";
  settings_.runners.overhead = model::Microseconds{3'000'000};
  settings_.limits.workers = 2;
  list("a.py::f\nb.py::f\n");
  plan();
  EXPECT_EQ(planned_.calibration, std::nullopt) << "the jobs had no workers";
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{4'250'000});
  settings_.runners.overhead = model::Microseconds{400'000};
  plan();
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{1'650'000}) << "less than they";
}

TEST_F(MakePlan, AnOverheadIsPaidOnceWhereSerialTestsRunInAPytestOfTheirOwn) {
  system::write_file(".test_profile", profile_with_jobs);
  settings_.profile = ".test_profile";
  settings_.runners.overhead = model::Microseconds{30'000'000};
  settings_.limits.workers = 2;
  settings_.shard.splits = 1;
  settings_.rules = {{.kind = model::RuleKind::serial, .patterns = {"b.py::f"}}};
  list("a.py::f\nb.py::f\n");
  plan();
  ASSERT_EQ(planned_.plan->groups()[0].sessions.size(), 2U);
  EXPECT_EQ(planned_.plan->groups()[0].time, model::Microseconds{30'000'000 + 2'500'000 + 500'000});
}

TEST_F(MakePlan, BareSumsAndWeightsAreNotCalibrated) {
  system::write_file(".test_profile", profile_with_jobs);
  settings_.profile = ".test_profile";
  list("a.py::f\nb.py::f\n");
  settings_.limits.keep = model::Keep::none;
  plan();
  EXPECT_EQ(planned_.calibration, std::nullopt);
  EXPECT_TRUE(planned_.raw.empty());
  settings_.limits.keep = model::Keep::automatic;
  list("c.py::f\nd.py::f\n");
  plan();
  EXPECT_FALSE(planned_.measured);
  EXPECT_EQ(planned_.calibration, std::nullopt);
  EXPECT_TRUE(planned_.raw.empty());
}

TEST_F(MakePlan, TheReportShowsWhatWasPlanned) {
  system::write_file(".test_durations", R"({"a.py::f": 3})");
  list("a.py::f\n");
  plan();
  EXPECT_THAT(render::plan_json(planned_), HasSubstr("\"format\": \"splitter-plan\""));
}

}  // namespace
}  // namespace splitter::planning
