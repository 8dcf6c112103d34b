#pragma once

#include "splitter/model/units.hpp"

#include <span>

namespace splitter::history {

/// What one run measured of one test.
struct RunTime {
  model::Microseconds own{0};  ///< Zero or less: no data.
  bool failed = false;         ///< It may have broken off, or hung.
};

/// What to expect of a test whose runs are given oldest first: an exponential mean, seven tenths of
/// each newer run and three of what was expected before it, rounded half up at each.
///
/// Failed runs count only where no run passed. A time above `model::longest_believable` counts as
/// that. Zero where no run says anything. docs/decisions/0005 has the measurements.
[[nodiscard]] model::Microseconds typical_time(std::span<const RunTime> runs);

/// One step of that mean: what to expect after a run that passed and took `own`, before which
/// `expected` was; zero where nothing was expected.
[[nodiscard]] model::Microseconds expected_after(model::Microseconds own,
                                                 model::Microseconds expected);

}  // namespace splitter::history
