#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::model {

/// A pytest of a job, with the workers of pytest-xdist that it starts.
struct PytestSession {
  std::vector<TestIndex> tests;  ///< In collection order.
  std::uint32_t workers = 1;     ///< 1 is none.
  Microseconds time{0};          ///< At the speed of the job's runner, as session_time has it.
  Bytes memory;
};

/// The sessions in which a job runs its tests, given in collection order, one after the other. One
/// is enough unless
/// - tests of serial rules must not run beside those that several workers run: they come last, in a
///   session without workers;
/// - the tests retain more than Limits::growth: cuts between neighbours keep each session within it
///   where no single test passes it, and are placed where startups and set-ups that are paid again
///   take the least time.
[[nodiscard]] std::vector<PytestSession> sessions_of(const Problem& problem,
                                                     GroupIndex group,
                                                     std::span<const TestIndex> tests);

/// True where a job may need more than one session.
[[nodiscard]] bool may_need_sessions(const Problem& problem);

}  // namespace splitter::model
