#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// Answers a problem with a plan. Pure and deterministic: the same problem gives the same plan on
/// every machine; nothing depends on time, threads, hash order or addresses.
///
/// `Algorithm::balance`: a wrap-around fill, or LPT on whole files where that fails, then local
/// search (docs/algorithm.md). `Algorithm::contiguous`: a partition of the collection order into
/// runs, of the least makespan that any such partition has.
///
/// No group is empty while there are at least as many inseparable blocks as groups.
[[nodiscard]] model::Plan solve(const model::Problem& problem);

/// A time that no plan for the problem can beat, and the argument that proves it.
[[nodiscard]] model::LowerBound lower_bound(const model::Problem& problem);

}  // namespace splitter::solver
