#pragma once

#include "assignment.hpp"
#include "local_search.hpp"

#include <cstddef>
#include <vector>

namespace splitter::solver {

/// Assignment of the tests to the groups of the previous plan; new tests go where they end
/// earliest. An atom whose tests were in several groups goes to that of its first test.
[[nodiscard]] Assignment as_before(const Atoms& atoms);

/// A plan that moves few tests and whose makespan is within a hundredth of the best one's: the
/// previous plan, changed as little as that takes; else the best, with its groups renumbered so
/// that most tests stay. Groups with runners of their own keep their numbers.
[[nodiscard]] Assignment moving_few(Assignment best, const Target& target);

}  // namespace splitter::solver
