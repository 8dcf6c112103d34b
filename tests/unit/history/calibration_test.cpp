#include "splitter/history/calibration.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Calibration;
using model::JobTime;
using model::Microseconds;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using JobTimes = std::vector<JobTime>;

JobTime took(std::int64_t planned, std::int64_t actual) {
  return {
      .group = 0, .groups = 2, .planned = Microseconds{planned}, .actual = Microseconds{actual}};
}

JobTime group_took(model::GroupIndex group,
                   model::GroupIndex groups,
                   std::int64_t planned,
                   std::int64_t actual) {
  return {group, groups, Microseconds{planned}, Microseconds{actual}};
}

JobTimes all_took(std::initializer_list<std::pair<std::int64_t, std::int64_t>> list) {
  JobTimes jobs;
  for (const auto& [planned, actual] : list) {
    jobs.push_back(took(planned, actual));
  }
  return jobs;
}

void expect_fit(const JobTimes& jobs, std::uint32_t factor, std::int64_t fixed) {
  const auto found = calibration_of(jobs, {});
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(*found, (Calibration{factor, Microseconds{fixed}, jobs.size()}));
}

TEST(TellingJobs, AreNoFirstOnesOfTheirGroup) {
  const JobTimes jobs = {group_took(0, 2, 10, 15),
                         group_took(1, 2, 10, 15),
                         group_took(1, 3, 10, 16),
                         group_took(1, 2, 10, 11),
                         group_took(0, 2, 10, 12)};
  EXPECT_THAT(telling_jobs(jobs, false), ElementsAre(jobs[3], jobs[4]));
  EXPECT_THAT(telling_jobs(std::span(jobs).first(3), false), IsEmpty());
}

TEST(TellingJobs, AreTheNewestOfEachGroup) {
  JobTimes jobs;
  for (std::int64_t run = 1; run <= 5; ++run) {
    jobs.push_back(group_took(0, 2, 10, run));
  }
  jobs.push_back(group_took(1, 2, 10, 7));
  jobs.push_back(group_took(1, 2, 10, 8));
  EXPECT_THAT(telling_jobs(jobs, false), ElementsAre(jobs[2], jobs[3], jobs[4], jobs[6]));
}

TEST(TellingJobs, AreNotMoreThanAreFitted) {
  JobTimes jobs;
  for (std::int64_t run = 1; run <= 3; ++run) {
    for (model::GroupIndex group = 0; group < jobs_fitted; ++group) {
      jobs.push_back(group_took(group, jobs_fitted, 10, run));
    }
  }
  const JobTimes telling = telling_jobs(jobs, false);
  EXPECT_THAT(telling, SizeIs(jobs_fitted));
  EXPECT_THAT(telling, Each(Field(&JobTime::actual, Microseconds{3})));
}

TEST(TellingJobs, WithWorkersAndThoseWithoutSayNothingOfEachOther) {
  JobTimes jobs = all_took({{10, 11}, {10, 15}, {10, 12}, {10, 16}});
  jobs[1].parallel = jobs[3].parallel = true;
  EXPECT_THAT(telling_jobs(jobs, false), ElementsAre(jobs[2]));
  EXPECT_THAT(telling_jobs(jobs, true), ElementsAre(jobs[3]));
}

TEST(CalibrationOf, NeedsTwoJobs) {
  EXPECT_EQ(calibration_of({}, {}), std::nullopt);
  EXPECT_EQ(calibration_of(all_took({{1'000, 2'000}}), {}), std::nullopt);
}

TEST(CalibrationOf, IsTheMedianRatioOfFewJobs) {
  expect_fit(all_took({{1'000, 1'100}, {4'000, 5'200}}), 1'200, 0);
  expect_fit(all_took({{1'000, 1'100}, {4'000, 5'200}, {100, 900}}), 1'300, 0);
}

TEST(CalibrationOf, IsALineWhereWhatWasPlannedIsSpread) {
  expect_fit(all_took({{10'000, 14'500}, {20'000, 27'000}, {30'000, 39'500}, {50'000, 64'500}}),
             1'250,
             2'000);
}

TEST(CalibrationOf, IsARatioWhereWhatWasPlannedIsNearlyTheSame) {
  expect_fit(
      all_took({{10'000, 12'000}, {10'100, 12'120}, {10'200, 12'240}, {10'300, 20'000}}), 1'200, 0);
  // One that lies far off is no spread: the whole line would hang on it.
  expect_fit(
      all_took({{10'000, 12'000}, {10'000, 12'000}, {10'000, 12'000}, {90'000, 9'000}}), 1'200, 0);
}

TEST(CalibrationOf, IsNotMovedFarByOddJobs) {
  JobTimes jobs;
  for (int i = 1; i <= 9; ++i) {
    jobs.push_back(took(i * 10'000, 3'000 + i * 11'000));
  }
  jobs.push_back(took(20'000, 500'000));
  jobs.push_back(took(80'000, 900'000));
  const auto found = calibration_of(jobs, {});
  ASSERT_TRUE(found.has_value());
  EXPECT_NEAR(found->factor, 1'100, 60);
  EXPECT_NEAR(static_cast<double>(found->fixed.count()), 3'000, 1'500);
}

TEST(CalibrationOf, HasNothingFixedBelowZero) {
  // The line is 1.5 x - 10 ms; without a rest the middle ratio is best.
  expect_fit(all_took({{40'000, 50'000}, {60'000, 80'000}, {80'000, 110'000}, {100'000, 140'000}}),
             1'354,
             0);
}

TEST(CalibrationOf, StaysWithinItsBounds) {
  expect_fit(all_took({{1'000, 9'000}, {2'000, 18'000}}), greatest_factor, 0);
  expect_fit(all_took({{9'000, 1'000}, {18'000, 2'000}}), least_factor, 0);
  const std::int64_t absurd = model::longest_believable.count();
  expect_fit(all_took({{1, absurd}, {1, absurd}}), greatest_factor, 0);
  expect_fit(all_took({{1, INT64_MAX}, {1, INT64_MAX}}), greatest_factor, 0);
  // A slope below the least one leaves a rest.
  expect_fit(all_took({{10'000, 50'000}, {20'000, 50'000}, {30'000, 50'000}, {40'000, 50'000}}),
             least_factor,
             43'750);
}

TEST(CalibrationOf, LeavesOutWhatIsNoTime) {
  EXPECT_EQ(calibration_of(all_took({{0, 5}, {5, 0}, {-5, 5}, {5, 6}}), {}), std::nullopt);
}

TEST(CalibrationOf, CountsSpeedsOnce) {
  const JobTimes jobs = {group_took(0, 2, 1'000, 1'100), group_took(1, 2, 1'000, 2'200)};
  const std::vector<model::Speed> uneven = {1'000, 500};
  EXPECT_EQ(calibration_of(jobs, uneven), (Calibration{1'100, Microseconds{0}, 2}));
  const std::vector<model::Speed> even = {1'000, 1'000};
  EXPECT_EQ(calibration_of(jobs, even), (Calibration{1'650, Microseconds{0}, 2}));
}

TEST(CalibrationOf, KnowsNoRunnersOfOtherNumbersOfGroups) {
  const JobTimes jobs = {group_took(0, 2, 1'000, 1'100),
                         group_took(2, 3, 1'000, 3'300),
                         group_took(1, 2, 1'000, 2'200)};
  const std::vector<model::Speed> uneven = {1'000, 500};
  EXPECT_EQ(calibration_of(jobs, uneven), (Calibration{1'100, Microseconds{0}, 2}));
  EXPECT_EQ(calibration_of(jobs, {}), (Calibration{2'200, Microseconds{0}, 3}));
}

TEST(Calibrated, LengthensWhatAJobTakesAndRoundsOnce) {
  model::Costs costs;
  costs.own = {Microseconds{1'000}, Microseconds{5}, Microseconds{1}, Microseconds{0}};
  costs.scopes = {{model::ScopeKind::import, "a.py", Microseconds{30'001}}};
  costs.startup = Microseconds{200};
  const model::Costs slower = calibrated(costs, {1'100, Microseconds{7'000}, 5});
  EXPECT_THAT(slower.own,
              ElementsAre(Microseconds{1'100}, Microseconds{6}, Microseconds{1}, Microseconds{0}));
  EXPECT_EQ(slower.scopes[0].setup, Microseconds{33'001});
  EXPECT_EQ(slower.startup, Microseconds{220});
  EXPECT_EQ(slower.fixed, Microseconds{7'000});
  const model::Costs faster = calibrated(costs, {250, Microseconds{0}, 5});
  EXPECT_THAT(faster.own,
              ElementsAre(Microseconds{250}, Microseconds{1}, Microseconds{1}, Microseconds{0}));
}

TEST(Calibrated, StaysBelievable) {
  model::Costs costs;
  costs.own = {model::longest_believable};
  costs.startup = model::longest_believable;
  const model::Costs longest = calibrated(costs, {greatest_factor, model::longest_believable, 5});
  EXPECT_THAT(longest.own, ElementsAre(model::longest_believable));
  EXPECT_EQ(longest.startup, model::longest_believable);
}

TEST(FittedSpeeds, AreBesideTheUsualRunner) {
  JobTimes jobs;
  for (int run = 0; run < 3; ++run) {
    jobs.push_back(group_took(0, 3, 1'000, 1'200));
    jobs.push_back(group_took(1, 3, 1'000, 2'400));
    jobs.push_back(group_took(2, 3, 1'000, 600));
  }
  const FittedSpeeds fitted = fitted_speeds(jobs, 3);
  EXPECT_THAT(fitted.speeds, ElementsAre(1'000, 500, 2'000));
  EXPECT_EQ(fitted.jobs, 9U);
}

TEST(FittedSpeeds, OfTwoRunnersTheFasterIsTheUsualOne) {
  const JobTimes jobs = {group_took(0, 2, 1'000, 1'000),
                         group_took(1, 2, 1'000, 1'502),
                         group_took(0, 2, 1'000, 1'000),
                         group_took(1, 2, 1'000, 1'498)};
  EXPECT_THAT(fitted_speeds(jobs, 2).speeds, ElementsAre(1'000, 670));
}

TEST(FittedSpeeds, NeedTwoJobsOfAGroup) {
  const JobTimes jobs = {group_took(0, 3, 1'000, 1'000),
                         group_took(0, 3, 1'000, 1'000),
                         group_took(1, 3, 1'000, 9'000),
                         group_took(2, 3, 1'000, 2'000),
                         group_took(2, 3, 1'000, 2'000)};
  const FittedSpeeds fitted = fitted_speeds(jobs, 3);
  EXPECT_THAT(fitted.speeds, ElementsAre(1'000, 1'000, 500));
  EXPECT_EQ(fitted.jobs, 4U);
}

TEST(FittedSpeeds, AreUsualOnesWhereNothingIsKnownOfSoManyGroups) {
  const JobTimes jobs = {group_took(0, 2, 1'000, 1'000), group_took(0, 2, 1'000, 1'000)};
  const FittedSpeeds fitted = fitted_speeds(jobs, 3);
  EXPECT_THAT(fitted.speeds, ElementsAre(1'000, 1'000, 1'000));
  EXPECT_EQ(fitted.jobs, 0U);
  EXPECT_THAT(fitted_speeds({}, 1).speeds, SizeIs(1));
}

TEST(FittedSpeeds, StayWithinReason) {
  JobTimes jobs;
  for (int run = 0; run < 2; ++run) {
    jobs.push_back(group_took(0, 3, 1, INT64_MAX));
    jobs.push_back(group_took(1, 3, 1'000, 1'000));
    jobs.push_back(group_took(2, 3, INT64_MAX, 1));
  }
  EXPECT_THAT(fitted_speeds(jobs, 3).speeds, ElementsAre(100, 1'000, 10'000));
}

}  // namespace
}  // namespace splitter::history
