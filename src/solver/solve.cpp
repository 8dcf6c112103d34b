#include "splitter/solver/solve.hpp"

#include "construct.hpp"
#include "contiguous.hpp"
#include "local_search.hpp"
#include "lower_bound.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace splitter::solver {

namespace {

Assignment descended(Assignment start, const Target& target) {
  fill_empty_groups(start);
  descend(start, target);
  return start;
}

model::Microseconds mean_setup(const Atoms& atoms) {
  const auto setups = atoms.scopes().setups();
  const auto sum = std::accumulate(setups.begin(), setups.end(), model::Microseconds{0});
  return sum / std::max<std::int64_t>(static_cast<std::int64_t>(setups.size()), 1);
}

/// The steadier start wins unless the other is better by more than the tolerance: small changes
/// of a suite should not change the plan more than they must.
std::vector<model::GroupIndex> balanced_partition(const Atoms& atoms, const Target& target) {
  Assignment steady = descended(wrap_around(atoms), target);
  if (steady.makespan() <= target.good_enough()) {
    return steady.group_of_tests();
  }
  Assignment other = descended(longest_first(atoms, target.bound), target);
  const bool better = other.makespan() + target.tolerance() < steady.makespan();
  return perturbed_search(std::move(better ? other : steady), target).group_of_tests();
}

}  // namespace

model::Plan solve(const model::Problem& problem) {
  const Atoms atoms(problem);
  const model::LowerBound bound = lower_bound(atoms);
  if (problem.limits().algorithm == model::Algorithm::contiguous) {
    return {problem, contiguous_partition(atoms), bound};
  }
  return {problem, balanced_partition(atoms, Target{bound.time, mean_setup(atoms)}), bound};
}

}  // namespace splitter::solver
