#include "splitter/history/calibration.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace splitter::property {
namespace {

using model::JobTime;
using model::Microseconds;
using model::Speed;

JobTime any_job(std::int64_t longest) {
  const auto groups = *rc::gen::inRange<model::GroupIndex>(1, 5);
  return {.group = *rc::gen::inRange<model::GroupIndex>(0, groups),
          .groups = groups,
          .planned = Microseconds{*rc::gen::inRange<std::int64_t>(1, longest)},
          .actual = Microseconds{*rc::gen::inRange<std::int64_t>(1, longest)}};
}

std::vector<JobTime> any_jobs() {
  const std::int64_t longest = *rc::gen::element<std::int64_t>(100, 10'000'000, INT64_MAX);
  std::vector<JobTime> jobs;
  for (int i = *rc::gen::inRange(0, 30); i > 0; --i) {
    jobs.push_back(any_job(longest));
  }
  return jobs;
}

std::vector<Speed> any_speeds() {
  const auto groups = *rc::gen::inRange<std::size_t>(0, 5);
  return *rc::gen::container<std::vector<Speed>>(groups,
                                                 rc::gen::inRange<Speed>(1, model::most_speed + 1));
}

RC_GTEST_PROP(Calibration, LiesWithinItsBoundsInAnyOrderOfTheJobs, ()) {
  std::vector<JobTime> jobs = any_jobs();
  const std::vector<Speed> speeds = any_speeds();
  const auto found = history::calibration_of(jobs, speeds);
  if (found.has_value()) {
    RC_ASSERT(found->factor >= history::least_factor && found->factor <= history::greatest_factor);
    RC_ASSERT(found->fixed >= Microseconds{0} && found->fixed <= model::longest_believable);
    RC_ASSERT(found->jobs >= 2U && found->jobs <= jobs.size());
  }
  std::ranges::reverse(jobs);
  RC_ASSERT(history::calibration_of(jobs, speeds) == found);
}

/// As jobs take that run on uneven runners, but for a quarter of them.
RC_GTEST_PROP(Calibration, FindsWhatJobsTakeDespiteOddOnes, ()) {
  const auto factor = *rc::gen::inRange<std::int64_t>(400, 3'000);
  const auto fixed = *rc::gen::inRange<std::int64_t>(0, 5'000'000);
  const std::vector<Speed> speeds = {1'000, *rc::gen::inRange<Speed>(300, 3'000)};
  std::vector<JobTime> jobs;
  for (model::GroupIndex i = 0; i < 24; ++i) {
    const model::GroupIndex group = i % 2;
    const std::int64_t planned = (10 + i) * std::int64_t{2'000'000};
    const std::int64_t usual = fixed + planned * factor / 1'000;
    jobs.push_back({group, 2, Microseconds{planned}, Microseconds{usual * 1'000 / speeds[group]}});
  }
  const auto whole = history::calibration_of(jobs, speeds);
  RC_ASSERT(std::abs(static_cast<std::int64_t>(whole->factor) - factor) <= 1);
  RC_ASSERT(std::abs(whole->fixed.count() - fixed) <= 100'000);
  for (int i = 0; i < 3; ++i) {
    jobs[*rc::gen::inRange<std::size_t>(0, jobs.size())].actual *= 10;
  }
  const auto robust = history::calibration_of(jobs, speeds);
  RC_ASSERT(std::abs(static_cast<std::int64_t>(robust->factor) - factor) <= factor / 5);
}

RC_GTEST_PROP(Calibrated, KeepsTheOrderOfTimes, ()) {
  const auto factor =
      *rc::gen::inRange<std::uint32_t>(history::least_factor, history::greatest_factor + 1);
  model::Costs costs;
  const std::int64_t shorter = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
  costs.own = {Microseconds{shorter},
               Microseconds{shorter + *rc::gen::inRange<std::int64_t>(0, 1'000)}};
  const model::Costs made = history::calibrated(costs, {factor, Microseconds{0}, 2});
  RC_ASSERT(made.own[0] <= made.own[1]);
  RC_ASSERT((made.own[0] > Microseconds{0}) == (shorter > 0));
}

RC_GTEST_PROP(FittedSpeeds, AreOneAGroupInAnyOrderOfTheJobs, ()) {
  std::vector<JobTime> jobs = any_jobs();
  const auto groups = *rc::gen::inRange<model::GroupIndex>(1, 5);
  const history::FittedSpeeds fitted = history::fitted_speeds(jobs, groups);
  RC_ASSERT(fitted.speeds.size() == groups);
  RC_ASSERT(std::ranges::all_of(fitted.speeds,
                                [](Speed speed) { return speed >= 100 && speed <= 10'000; }));
  RC_ASSERT(std::ranges::find(fitted.speeds, model::usual_speed) != fitted.speeds.end());
  std::ranges::reverse(jobs);
  RC_ASSERT(history::fitted_speeds(jobs, groups).speeds == fitted.speeds);
}

/// Nothing is counted twice: whatever the speeds, the calibration is that of the usual runner.
RC_GTEST_PROP(FittedSpeeds, LeaveTheCalibrationOfEqualRunners, ()) {
  const auto factor = *rc::gen::inRange<std::int64_t>(500, 2'000);
  std::vector<std::int64_t> tenths =
      *rc::gen::container<std::vector<std::int64_t>>(3, rc::gen::inRange<std::int64_t>(5, 20));
  std::ranges::sort(tenths);
  std::vector<JobTime> jobs;
  for (int run = 0; run < 3; ++run) {
    for (model::GroupIndex group = 0; group < 3; ++group) {
      const std::int64_t planned = 100'000'000;
      const std::int64_t actual = planned * factor / 1'000 * tenths[1] / tenths[group];
      jobs.push_back({group, 3, Microseconds{planned}, Microseconds{actual}});
    }
  }
  const auto speeds = history::fitted_speeds(jobs, 3).speeds;
  RC_ASSERT(speeds[1] == model::usual_speed);
  const auto found = history::calibration_of(jobs, speeds);
  RC_ASSERT(std::abs(static_cast<std::int64_t>(found->factor) - factor) <= factor / 50 + 1);
}

}  // namespace
}  // namespace splitter::property
