#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <span>

namespace splitter::history {

/// Measurement of one test in one run.
struct RunTime {
  model::Microseconds own{0};  ///< Zero or less: no data.
  model::Outcome outcome = model::Outcome::passed;
};

/// Number of newest runs that must skip a test to settle that it is skipped.
inline constexpr std::size_t settled_skips = 2;

/// Outcome of the runs, oldest first, that tell what to expect of a test: skipped if the newest
/// `settled_skips` or all were; otherwise passed, or failed if none passed (a failure may have
/// broken off, or hung).
[[nodiscard]] model::Outcome telling_outcome(std::span<const RunTime> runs);

/// Time to expect of a test, from its runs, oldest first: an exponential mean, seven tenths of
/// each newer run and three of the time expected before it, rounded half up at each.
///
/// Only runs of the telling outcome count. A time above `model::longest_believable` counts as that.
/// Zero if no run says anything. docs/decisions/0005 has the measurements.
[[nodiscard]] model::Microseconds typical_time(std::span<const RunTime> runs);

/// One step of that mean: the time to expect after a run that passed and took `own`; `expected` is
/// the time before it, or zero.
[[nodiscard]] model::Microseconds expected_after(model::Microseconds own,
                                                 model::Microseconds expected);

}  // namespace splitter::history
