#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::model {

/// How tests are named to pytest.
enum class Naming : std::uint8_t {
  collapsed,  ///< A file, class or function that is wholly in the group by its own name.
  expanded,   ///< Every node ID.
};

/// What GNU xargs gives one command, unless told otherwise.
inline constexpr std::int64_t bytes_for_xargs = 128 * 1024;

/// What it takes a pipe to name the tests of a plan, for each test; empty where that is nothing to
/// speak of. What a name takes is shared among the tests that it stands for; that of a whole file
/// takes nothing.
///
/// pytest compares each name that it is given with all tests of the name's file: a quarter of a
/// microsecond each, measured with pytest 7 to 9 (docs/benchmarks.md). And xargs starts pytest
/// again after each 128 KiB, which repeats its startup and the imports: on the average a name takes
/// its part of that.
[[nodiscard]] std::vector<Microseconds> lookup_times(const Problem& problem,
                                                     const Plan& plan,
                                                     Naming naming);

/// What the tests have together of times that stand one a test.
[[nodiscard]] Microseconds sum_over(std::span<const TestIndex> tests,
                                    std::span<const Microseconds> times);

}  // namespace splitter::model
