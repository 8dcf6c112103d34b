#pragma once

#include "atoms.hpp"
#include "splitter/model/problem.hpp"

#include <vector>

namespace splitter::solver {

/// Cuts the collection order into runs, one a group, of the least possible makespan: a binary
/// search on the makespan, each time filling groups greedily. That is exact, because the time of
/// a run, set-ups counted once, never shrinks when the run grows (Pinar and Aykanat 2004, "Fast
/// optimal load balancing algorithms for 1D partitioning"). Returns one group index a test.
///
/// Tests that must stay together and have others between them in collection order take those
/// along. No group is empty while there are at least as many blocks as groups.
[[nodiscard]] std::vector<model::GroupIndex> contiguous_partition(const Atoms& atoms);

}  // namespace splitter::solver
