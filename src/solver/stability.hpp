#pragma once

#include "assignment.hpp"
#include "local_search.hpp"

#include <cstddef>
#include <vector>

namespace splitter::solver {

/// The tests where the previous plan had them, and what it did not know where that ends earliest.
/// Where several groups had the tests of one atom, the first test's group has them all.
[[nodiscard]] Assignment as_before(const Atoms& atoms);

/// Of plans whose makespan is within a hundredth of the best one's, one that moves few tests: the
/// previous plan, changed only as far as that takes; else the best, its groups numbered so that
/// most tests stay. Numbers stay where groups have runners of their own.
[[nodiscard]] Assignment moving_few(Assignment best, const Target& target);

}  // namespace splitter::solver
