#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>

namespace splitter::model {

/// How many pytests of a job start one after the other: with workers the controller, then all of
/// them at once.
[[nodiscard]] constexpr std::int64_t startups(std::uint32_t workers) {
  return workers > 1 ? 2 : 1;
}

/// How long the workers of pytest-xdist take for these tests, in the order of their collection:
/// own times, and a fixture once on each worker that needs it. Imports, which each worker does for
/// all of them, are not counted. Follows what xdist 3 does: `load` hands out a quarter of an even
/// share to each worker and then half of the rest by turns, `worksteal` even shares and half of
/// what the busiest worker has left; `loadscope`, `loadfile` and `loadgroup` one class, file or
/// group after the other, those with the most tests first.
[[nodiscard]] Microseconds time_on_workers(const Problem& problem,
                                           std::span<const TestIndex> tests,
                                           std::uint32_t workers);

}  // namespace splitter::model
