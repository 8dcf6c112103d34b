#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// Answers a problem with a plan. Pure and deterministic: the same problem gives the same plan on
/// every machine; nothing depends on time, threads, hash order or addresses.
///
/// `Algorithm::balance`: a wrap-around fill, or LPT on whole files if that is not good enough, then
/// iterated local search (docs/algorithm.md). `Algorithm::contiguous`: a partition of the
/// collection order into runs, with the least makespan of all such partitions.
///
/// No group is empty if there are at least as many inseparable blocks as groups.
[[nodiscard]] model::Plan solve(const model::Problem& problem);

/// A makespan that no plan for the problem can beat, and its proof.
[[nodiscard]] model::LowerBound lower_bound(const model::Problem& problem);

}  // namespace splitter::solver
