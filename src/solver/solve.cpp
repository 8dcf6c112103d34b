#include "splitter/solver/solve.hpp"

#include "construct.hpp"
#include "contiguous.hpp"
#include "local_search.hpp"
#include "lower_bound.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace splitter::solver {

namespace {

Assignment improved(Assignment start, const Target& target) {
  fill_empty_groups(start);
  return local_search(std::move(start), target);
}

model::Microseconds mean_setup(const model::Problem& problem) {
  model::Microseconds sum{0};
  for (const model::Scope& scope : problem.scopes()) {
    sum += scope.setup;
  }
  return sum / std::max<std::int64_t>(static_cast<std::int64_t>(problem.scopes().size()), 1);
}

/// The steadier start wins unless the other is better by more than the tolerance: small changes
/// of a suite should not change the plan more than they must.
std::vector<model::GroupIndex> balanced_partition(const Atoms& atoms, const Target& target) {
  Assignment steady = improved(wrap_around(atoms), target);
  if (steady.makespan() <= target.good_enough()) {
    return steady.group_of_tests();
  }
  const Assignment other = improved(longest_first(atoms), target);
  const bool better = other.makespan() + target.tolerance() < steady.makespan();
  return (better ? other : steady).group_of_tests();
}

}  // namespace

model::Plan solve(const model::Problem& problem) {
  const Atoms atoms(problem);
  const model::LowerBound bound = lower_bound(atoms);
  if (problem.limits().algorithm == model::Algorithm::contiguous) {
    return {problem, contiguous_partition(atoms), bound};
  }
  return {problem, balanced_partition(atoms, Target{bound.time, mean_setup(problem)}), bound};
}

}  // namespace splitter::solver
