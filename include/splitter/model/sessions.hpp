#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::model {

/// One pytest session of a job, with its workers of pytest-xdist.
struct PytestSession {
  std::vector<TestIndex> tests;  ///< In collection order.
  std::uint32_t workers = 1;     ///< 1: no pytest-xdist.
  Microseconds time{0};          ///< See session_time.
  Bytes memory;                  ///< See group_memory.
};

/// Sessions in which a job runs its tests, one after the other. The tests are given in collection
/// order. One session is enough unless
/// - several workers run the job and some tests are serial: these come last, in a session without
///   workers;
/// - the tests retain more than Limits::growth: cuts between neighbours keep every session within
///   it (a test that exceeds it is alone), at the least cost in startups and repeated set-ups.
[[nodiscard]] std::vector<PytestSession> sessions_of(const Problem& problem,
                                                     GroupIndex group,
                                                     std::span<const TestIndex> tests);

/// True if a job of the problem may need more than one session.
[[nodiscard]] bool may_need_sessions(const Problem& problem);

}  // namespace splitter::model
