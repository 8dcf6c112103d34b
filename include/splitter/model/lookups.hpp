#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::model {

/// Way in which tests are named to pytest.
enum class Naming : std::uint8_t {
  collapsed,  ///< One name for each file, class or function that is wholly in the group.
  expanded,   ///< One node ID a test.
};

/// Default limit of GNU xargs on the arguments of one command.
inline constexpr std::int64_t bytes_for_xargs = 128 * 1024;

/// Time that pytest needs to find each test by name, one entry a test; empty if negligible in every
/// group. The time of a name is shared evenly among the tests that it stands for; the name of a
/// whole file takes none.
///
/// pytest compares each name that it is given with all tests of the name's file: a quarter of a
/// microsecond each, measured with pytest 7 to 9 (docs/benchmarks.md). xargs also starts pytest
/// again after each 128 KiB of names, which repeats the startup and the imports: every name is
/// charged its share of that by its length.
[[nodiscard]] std::vector<Microseconds> lookup_times(const Problem& problem,
                                                     const Plan& plan,
                                                     Naming naming);

/// Sum of the entries of these tests in a list with one time a test.
[[nodiscard]] Microseconds sum_over(std::span<const TestIndex> tests,
                                    std::span<const Microseconds> times);

}  // namespace splitter::model
