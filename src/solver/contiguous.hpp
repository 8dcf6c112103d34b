#pragma once

#include "atoms.hpp"
#include "splitter/model/problem.hpp"

#include <vector>

namespace splitter::solver {

/// Cuts the collection order into runs, one a group, with the least possible makespan: a binary
/// search on the makespan that fills groups greedily. This is exact, because the time of a run,
/// set-ups counted once, never shrinks when the run grows (Pinar and Aykanat 2004, "Fast optimal
/// load balancing algorithms for 1D partitioning"). Returns one group index a test.
///
/// Tests that must stay together take along the tests between them in collection order. No group is
/// empty if there are at least as many blocks as groups.
[[nodiscard]] std::vector<model::GroupIndex> contiguous_partition(const Atoms& atoms);

}  // namespace splitter::solver
