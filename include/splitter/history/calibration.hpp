#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitter::history {

/// So many jobs a calibration is fitted to, the newest of all and of each group K of N.
inline constexpr std::size_t jobs_fitted = 64;
inline constexpr std::size_t jobs_fitted_of_group = 3;
/// Between which factors it lies, in thousandths.
inline constexpr std::uint32_t least_factor = 250;
inline constexpr std::uint32_t greatest_factor = 4'000;

/// The jobs that tell what the next ones will take, of all, oldest first. A group's first one is
/// none: it was planned without the times that it then brought, and what stored times mend must not
/// be mended once more. Nor are those that newer ones of their group outdate. Jobs with workers of
/// pytest-xdist say nothing of those without, and the other way round: `parallel` says which count.
[[nodiscard]] std::vector<model::JobTime> telling_jobs(std::span<const model::JobTime> jobs,
                                                       bool parallel);

/// What jobs take beside what was planned of them: actual = fixed + factor · planned.
///
/// With at least four jobs, and a spread of what was planned (its upper quartile half as much again
/// as its lower), the factor is the median slope of all pairs whose planned times differ by at
/// least a tenth, and `fixed` the median of what that leaves: the estimator of Theil and Sen, which
/// a quarter of odd jobs does not move far. H. Theil, "A rank-invariant method of linear and
/// polynomial regression analysis", Proc. KNAW 53 (1950); P. K. Sen, "Estimates of the regression
/// coefficient based on Kendall's tau", J. Am. Stat. Assoc. 63 (1968). Without a spread, with two
/// or three jobs, and where `fixed` would be below zero, it is zero and the factor the median of
/// actual over planned. Nothing with fewer than two. Medians of an even number are the mean of the
/// middle two.
///
/// Where runners are uneven, a job counts as it would have run on one of the usual speed, and those
/// of another number of groups do not count: nobody knows what ran them. So speeds are never
/// counted twice, whether they were given or fitted.
[[nodiscard]] std::optional<model::Calibration> calibration_of(
    std::span<const model::JobTime> jobs, std::span<const model::Speed> speeds);

/// Own times, set-ups and the startup times the factor, each rounded once; and `fixed`, once a job.
/// What was above zero stays so, and believable.
[[nodiscard]] model::Costs calibrated(model::Costs costs, const model::Calibration& calibration);

/// The speeds of runners, one a group, and how many jobs they are fitted to.
struct FittedSpeeds {
  std::vector<model::Speed> speeds;
  std::size_t jobs = 0;
};

/// How fast the runner of each of so many groups is beside the usual one: the median of planned
/// over actual of its jobs, over the median of that over all groups (of an even number the faster
/// of the middle two, so that some runner is the usual one), to hundredths, from a tenth to ten.
/// A group with fewer than two jobs counts as the usual one. Only jobs of so many groups count.
[[nodiscard]] FittedSpeeds fitted_speeds(std::span<const model::JobTime> jobs,
                                         model::GroupIndex groups);

}  // namespace splitter::history
