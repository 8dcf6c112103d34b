#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <span>

namespace splitter::history {

/// What one run measured of one test.
struct RunTime {
  model::Microseconds own{0};  ///< Zero or less: no data.
  model::Outcome outcome = model::Outcome::passed;
};

/// A test that was skipped so many runs running is skipped, whatever it took before.
inline constexpr std::size_t settled_skips = 2;

/// Which runs, oldest first, tell what to expect of a test. Those that skipped it where the newest
/// `settled_skips` did, or all; otherwise those that passed, or failed where none passed, for then
/// it may have broken off, or hung.
[[nodiscard]] model::Outcome telling_outcome(std::span<const RunTime> runs);

/// What to expect of a test whose runs are given oldest first: an exponential mean, seven tenths of
/// each newer run and three of what was expected before it, rounded half up at each.
///
/// Only runs of the telling outcome count. A time above `model::longest_believable` counts as
/// that. Zero where no run says anything. docs/decisions/0005 has the measurements.
[[nodiscard]] model::Microseconds typical_time(std::span<const RunTime> runs);

/// One step of that mean: what to expect after a run that passed and took `own`, before which
/// `expected` was; zero where nothing was expected.
[[nodiscard]] model::Microseconds expected_after(model::Microseconds own,
                                                 model::Microseconds expected);

}  // namespace splitter::history
