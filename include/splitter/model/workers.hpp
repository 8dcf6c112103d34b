#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>

namespace splitter::model {

/// Number of pytest startups that a session waits for: one; with workers two, that of the
/// controller and then those of all workers at once.
[[nodiscard]] constexpr std::int64_t startups(std::uint32_t workers) {
  return workers > 1 ? 2 : 1;
}

/// Time that the workers of pytest-xdist take for these tests, given in collection order: own
/// times, and each fixture once on every worker that needs it. Imports are not counted: every
/// worker imports all files beforehand.
///
/// Plays through the scheduling of pytest-xdist 3. `load` hands out a quarter of an even share to
/// each worker and then half of the rest by turns; `worksteal` hands out even shares, and idle
/// workers steal half of the longest queue; `loadscope`, `loadfile` and `loadgroup` hand out one
/// class, file or group after the other, those with the most tests first.
[[nodiscard]] Microseconds time_on_workers(const Problem& problem,
                                           std::span<const TestIndex> tests,
                                           std::uint32_t workers);

}  // namespace splitter::model
