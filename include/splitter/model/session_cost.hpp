#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>

namespace splitter::model {

/// Work of these tests in one process: their own times, and each set-up that they touch once.
[[nodiscard]] Microseconds group_time(const Problem& problem, std::span<const TestIndex> tests);

/// Time of one pytest session with these tests, in collection order, at the speed of the group's
/// runner. Zero for no tests.
///
/// One process takes the startup and `group_time`. Several workers of pytest-xdist take the startup
/// of the controller, then at once in every worker its own startup and all imports, then
/// `time_on_workers`. The fixed part of a job (`Problem::fixed`) is counted in its first session.
[[nodiscard]] Microseconds session_time(const Problem& problem,
                                        GroupIndex group,
                                        std::span<const TestIndex> tests,
                                        std::uint32_t workers,
                                        bool first);

/// Memory that the shared fixtures of these tests hold in one process: the sum of those that stay
/// (`Problem::stays`), and the largest of those that are set up one at a time.
[[nodiscard]] Bytes held_by_fixtures(const Problem& problem, std::span<const TestIndex> tests);

/// Memory that one session needs for these tests: for each worker a baseline and the fixtures, the
/// retained memory of all tests, and the largest peaks, one a worker. Zero for no tests, or if no
/// memory was measured.
[[nodiscard]] Bytes group_memory(const Problem& problem,
                                 std::span<const TestIndex> tests,
                                 std::uint32_t workers);

/// Number of workers that the session starts: `Limits::workers`; with `Limits::fewer_workers` the
/// largest number, at least one, with which the tests fit into the memory of the group's runner.
[[nodiscard]] std::uint32_t workers_that_fit(const Problem& problem,
                                             GroupIndex group,
                                             std::span<const TestIndex> tests);

}  // namespace splitter::model
