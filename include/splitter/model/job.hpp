#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/session_cost.hpp"
#include "splitter/model/sessions.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::model {

/// Everything that the job of one group takes. This is the cost model, and it stands here alone:
/// - the tests are cut into sessions (`sessions_of`), which run one after the other;
/// - a session costs startup, imports, set-ups and own times at the speed of the group's runner
///   (`session_time`), and memory (`group_memory`);
/// - pytest-xdist distributes the tests of a session to its workers (`time_on_workers`).
///
/// The solver's books repeat it change by change (solver/assignment), and its bounds relax it
/// (solver/lower_bound); tests/property/cost_model_test.cpp holds the three against each other.
struct Job {
  Microseconds time{0};       ///< Sum over the sessions.
  Bytes memory;               ///< Largest need of a session; zero if none was measured.
  std::uint32_t workers = 1;  ///< Of pytest-xdist, in the first session; 1: no pytest-xdist.
  /// Empty if one session of the usual kind runs all tests. A single session is listed only if all
  /// of its tests are serial and so run without workers.
  std::vector<PytestSession> sessions;
};

/// The job of a group with these tests, given in collection order.
[[nodiscard]] Job job_of(const Problem& problem,
                         GroupIndex group,
                         std::span<const TestIndex> tests);

/// `job_of(…).time` alone, for searches that ask often.
[[nodiscard]] Microseconds job_time(const Problem& problem,
                                    GroupIndex group,
                                    std::span<const TestIndex> tests);

}  // namespace splitter::model
