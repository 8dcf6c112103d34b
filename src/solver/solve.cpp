#include "splitter/solver/solve.hpp"

#include "construct.hpp"
#include "contiguous.hpp"
#include "local_search.hpp"

#include <vector>

namespace splitter::solver {

namespace {

std::vector<model::GroupIndex> balanced_partition(const model::Problem& problem,
                                                  model::Microseconds bound) {
  const Atoms atoms(problem);
  Assignment start = longest_first(atoms);
  fill_empty_groups(start);
  return local_search(std::move(start), bound).group_of_tests();
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
