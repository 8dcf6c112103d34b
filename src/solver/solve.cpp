#include "splitter/solver/solve.hpp"

#include "construct.hpp"
#include "contiguous.hpp"
#include "local_search.hpp"

#include <utility>
#include <vector>

namespace splitter::solver {

namespace {

using model::Microseconds;

Assignment improved(Assignment start, const Target& target) {
  fill_empty_groups(start);
  return local_search(std::move(start), target);
}

/// The steadier start wins unless the other is better by more than the tolerance: small changes
/// of a suite should not change the plan more than they must.
std::vector<model::GroupIndex> balanced_partition(const model::Problem& problem,
                                                  Microseconds bound) {
  const Atoms atoms(problem);
  const Target target{bound};
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
  const model::LowerBound bound = lower_bound(problem);
  if (problem.limits().algorithm == model::Algorithm::contiguous) {
    return {problem, contiguous_partition(problem), bound};
  }
  return {problem, balanced_partition(problem, bound.time), bound};
}

}  // namespace splitter::solver
