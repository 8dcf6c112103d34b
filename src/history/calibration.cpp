#include "splitter/history/calibration.hpp"

#include "median.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace splitter::history {

namespace {

using model::Calibration;
using model::Costs;
using model::GroupIndex;
using model::JobTime;
using model::Microseconds;
using model::Speed;

constexpr std::size_t fewest_jobs = 2;
constexpr std::size_t fewest_for_a_line = 4;
constexpr std::int64_t thousand = 1'000;
constexpr std::int64_t million = 1'000'000;

/// A job as it would have run on the usual runner.
struct UsualJob {
  std::int64_t planned = 0;
  std::int64_t actual = 0;
};

std::int64_t at_speed(Microseconds time, Speed speed) {
  const Microseconds most = model::longest_believable;
  return std::clamp(std::min(time, most) * speed / model::usual_speed, Microseconds{1}, most)
      .count();
}

std::vector<UsualJob> usual_jobs(std::span<const JobTime> jobs, std::span<const Speed> speeds) {
  const bool uneven =
      std::ranges::any_of(speeds, [](Speed speed) { return speed != model::usual_speed; });
  std::vector<UsualJob> usual;
  for (const JobTime& job : jobs) {
    const bool known = !uneven || job.groups == speeds.size();
    if (known && job.planned > Microseconds{0} && job.actual > Microseconds{0}) {
      const Speed speed = uneven ? speeds[job.group] : model::usual_speed;
      usual.push_back({at_speed(job.planned, model::usual_speed), at_speed(job.actual, speed)});
    }
  }
  return usual;
}

bool are_spread(std::span<const UsualJob> jobs) {
  std::vector<std::int64_t> planned;
  for (const UsualJob& job : jobs) {
    planned.push_back(job.planned);
  }
  std::ranges::sort(planned);
  const std::size_t quarter = planned.size() / 4;
  return planned.size() >= fewest_for_a_line &&
         planned[planned.size() - 1 - quarter] * 2 >= planned[quarter] * 3;
}

/// Factor in thousandths, from millionths.
std::uint32_t bounded_factor(std::int64_t millionths) {
  const std::int64_t bounded =
      std::clamp(millionths, least_factor * thousand, greatest_factor * thousand);
  return static_cast<std::uint32_t>((bounded + thousand / 2) / thousand);
}

std::uint32_t median_ratio(std::span<const UsualJob> jobs) {
  std::vector<std::int64_t> ratios;
  for (const UsualJob& job : jobs) {
    ratios.push_back(job.actual * million / job.planned);
  }
  return bounded_factor(median(ratios));
}

/// Slope in millionths; jobs that are spread have at least one pair.
std::int64_t median_slope(std::span<const UsualJob> jobs) {
  std::vector<std::int64_t> slopes;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const UsualJob& small = jobs[i].planned < jobs[j].planned ? jobs[i] : jobs[j];
      const UsualJob& large = jobs[i].planned < jobs[j].planned ? jobs[j] : jobs[i];
      const std::int64_t apart = large.planned - small.planned;
      if (apart >= small.planned / 10 && apart > 0) {
        slopes.push_back((large.actual - small.actual) * million / apart);
      }
    }
  }
  return median(slopes);
}

std::int64_t times(std::int64_t micros, std::uint32_t factor) {
  return (micros * factor + thousand / 2) / thousand;
}

/// Median of what the factor leaves; below zero if the line does not begin at a start-up.
std::int64_t median_rest(std::span<const UsualJob> jobs, std::uint32_t factor) {
  std::vector<std::int64_t> rests;
  for (const UsualJob& job : jobs) {
    rests.push_back(job.actual - times(job.planned, factor));
  }
  return median(rests);
}

Microseconds longer(Microseconds time, std::uint32_t factor) {
  const Microseconds scaled{times(time.count(), factor)};
  const Microseconds least = std::min(time, Microseconds{1});
  return std::clamp(scaled, least, model::longest_believable);
}

/// Speed in millionths, from a thousandth to a thousandfold.
std::int64_t speed_of(const JobTime& job) {
  const std::int64_t planned = at_speed(job.planned, model::usual_speed);
  const std::int64_t actual = at_speed(job.actual, model::usual_speed);
  return std::clamp(planned * million / actual, thousand, thousand * million);
}

/// Speed beside the usual one in thousandths, rounded to hundredths.
Speed beside(std::int64_t speed, std::int64_t usual) {
  constexpr std::int64_t hundred = 100;
  constexpr std::int64_t least = 10;
  constexpr std::int64_t most = 1'000;
  const std::int64_t hundredths = (speed * hundred + usual / 2) / usual;
  return static_cast<Speed>(std::clamp(hundredths, least, most) * (thousand / hundred));
}

}  // namespace

std::vector<JobTime> telling_jobs(std::span<const JobTime> jobs, bool parallel) {
  std::vector<JobTime> of_kind;
  std::ranges::copy_if(
      jobs, std::back_inserter(of_kind), [&](const JobTime& j) { return j.parallel == parallel; });
  std::map<std::pair<GroupIndex, GroupIndex>, std::size_t> older;
  for (const JobTime& job : of_kind) {
    ++older[{job.groups, job.group}];
  }
  std::map<std::pair<GroupIndex, GroupIndex>, std::size_t> newer;
  std::vector<JobTime> telling;
  for (auto job = of_kind.rbegin(); job != of_kind.rend() && telling.size() < jobs_fitted; ++job) {
    const std::pair key(job->groups, job->group);
    if (--older[key] > 0 && ++newer[key] <= jobs_fitted_of_group) {
      telling.push_back(*job);
    }
  }
  std::ranges::reverse(telling);
  return telling;
}

std::optional<Calibration> calibration_of(std::span<const JobTime> jobs,
                                          std::span<const Speed> speeds) {
  const std::vector<UsualJob> usual = usual_jobs(jobs, speeds);
  if (usual.size() < fewest_jobs) {
    return std::nullopt;
  }
  if (are_spread(usual)) {
    const std::uint32_t factor = bounded_factor(median_slope(usual));
    const std::int64_t fixed = median_rest(usual, factor);
    if (fixed >= 0) {
      return Calibration{factor, Microseconds{fixed}, usual.size()};
    }
  }
  return Calibration{median_ratio(usual), Microseconds{0}, usual.size()};
}

Costs calibrated(Costs costs, const Calibration& calibration) {
  for (Microseconds& own : costs.own) {
    own = longer(own, calibration.factor);
  }
  for (model::Scope& scope : costs.scopes) {
    scope.setup = longer(scope.setup, calibration.factor);
  }
  costs.startup = longer(costs.startup, calibration.factor);
  costs.fixed = calibration.fixed;
  return costs;
}

FittedSpeeds fitted_speeds(std::span<const JobTime> jobs, GroupIndex groups) {
  std::vector<std::vector<std::int64_t>> of_group(groups);
  for (const JobTime& job : jobs) {
    if (job.groups == groups && job.group < groups) {
      of_group[job.group].push_back(speed_of(job));
    }
  }
  FittedSpeeds fitted{.speeds = std::vector(groups, model::usual_speed)};
  std::vector<std::int64_t> known;
  for (std::vector<std::int64_t>& speeds : of_group) {
    if (speeds.size() >= fewest_jobs) {
      known.push_back(median(speeds));
      fitted.jobs += speeds.size();
    }
  }
  if (known.empty()) {
    return fitted;
  }
  const std::int64_t usual = upper_median(known);
  for (GroupIndex group = 0; group < groups; ++group) {
    if (of_group[group].size() >= fewest_jobs) {
      fitted.speeds[group] = beside(median(of_group[group]), usual);
    }
  }
  return fitted;
}

}  // namespace splitter::history
