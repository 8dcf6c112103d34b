#pragma once

#include "assignment.hpp"
#include "splitter/model/units.hpp"

namespace splitter::solver {

/// Improves an assignment by relocate, swap and split off on the group that ends last, then by
/// gather on all; where that leaves a gap, by seeded perturbation of the best assignment found.
/// Objective, lexicographic: makespan, then total time. Ends after a number of rounds that depends
/// on the size of the problem alone, or as soon as the makespan is within 0.01 % of `bound`.
[[nodiscard]] Assignment local_search(Assignment start, model::Microseconds bound);

}  // namespace splitter::solver
