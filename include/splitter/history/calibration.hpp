#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitter::history {

/// Numbers of jobs that a calibration is fitted to: the newest of all, and of each group K of N.
inline constexpr std::size_t jobs_fitted = 64;
inline constexpr std::size_t jobs_fitted_of_group = 3;
/// Bounds of the factor, in thousandths.
inline constexpr std::uint32_t least_factor = 250;
inline constexpr std::uint32_t greatest_factor = 4'000;

/// Jobs that tell how long the next ones will take, oldest first. Leaves out each group's first job
/// (planned before its own times were stored, so that it would be corrected twice) and jobs that
/// newer ones of the same group outdate. Jobs with workers of pytest-xdist and jobs without say
/// nothing of each other: `parallel` says which count.
[[nodiscard]] std::vector<model::JobTime> telling_jobs(std::span<const model::JobTime> jobs,
                                                       bool parallel);

/// Line from planned to actual times of jobs: actual = fixed + factor · planned.
///
/// With at least four jobs, and a spread of what was planned (its upper quartile half as much again
/// as its lower), the factor is the median slope of all pairs whose planned times differ by at
/// least a tenth, and `fixed` the median of the rests: the estimator of Theil and Sen, which
/// a quarter of odd jobs does not move far. H. Theil, "A rank-invariant method of linear and
/// polynomial regression analysis", Proc. KNAW 53 (1950); P. K. Sen, "Estimates of the regression
/// coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968). Without a spread, with two
/// or three jobs, and where `fixed` would be below zero, it is zero and the factor the median of
/// actual over planned. Nothing with fewer than two. Medians of an even number are the mean of the
/// middle two.
///
/// A job on an uneven runner counts as it would have run on one of the usual speed, and jobs of
/// another number of groups do not count then, because their runners are unknown. So speeds are
/// never counted twice, whether they were given or fitted.
[[nodiscard]] std::optional<model::Calibration> calibration_of(
    std::span<const model::JobTime> jobs, std::span<const model::Speed> speeds);

/// Costs with own times, set-ups and the startup times the factor, each rounded once, and with
/// `fixed`, once a job. Times above zero stay above zero, and believable.
[[nodiscard]] model::Costs calibrated(model::Costs costs, const model::Calibration& calibration);

/// Speeds of runners, one a group, and the number of jobs that they are fitted to.
struct FittedSpeeds {
  std::vector<model::Speed> speeds;
  std::size_t jobs = 0;
};

/// Speed of each group's runner beside the usual one: the median of planned
/// over actual of its jobs, over the median of that over all groups (of an even number the faster
/// of the middle two, so that some runner is the usual one), to hundredths, from a tenth to ten.
/// A group with fewer than two jobs counts as the usual one. Only jobs of so many groups count.
[[nodiscard]] FittedSpeeds fitted_speeds(std::span<const model::JobTime> jobs,
                                         model::GroupIndex groups);

}  // namespace splitter::history
