#include "splitter/solver/solve.hpp"

#include "construct.hpp"
#include "contiguous.hpp"
#include "local_search.hpp"
#include "lower_bound.hpp"
#include "on_workers.hpp"
#include "stability.hpp"

#include <algorithm>
#include <array>
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

/// Multiple of the usual rounds; and true if only the bound itself ends the search.
struct Diligence {
  std::uint32_t patience = 0;
  bool exact = false;
};

/// One entry for each Effort.
constexpr std::array<Diligence, 3> efforts = {{{0, false}, {1, false}, {10, true}}};

/// Number of atoms up to which a search for the bound itself ends in milliseconds.
constexpr AtomIndex few_atoms = 32;
constexpr Diligence for_few_atoms{3, true};

Diligence diligence_for(model::Effort effort, const Atoms& atoms) {
  const bool few = effort == model::Effort::normal && atoms.size() <= few_atoms;
  return few ? for_few_atoms : efforts.at(static_cast<std::size_t>(effort));
}

/// The steadier start wins unless the other is better by more than the tolerance, because a small
/// change of a suite should change the plan as little as possible.
Assignment balanced(const Atoms& atoms, const Target& target) {
  if (atoms.ruled().size() > 0) {
    return iterated_local_search(descended(longest_first(atoms, target.bound), target), target);
  }
  Assignment steady = descended(wrap_around(atoms), target);
  if (steady.makespan() <= target.good_enough() && steady.excess() == model::Bytes{}) {
    return steady;
  }
  Assignment other = descended(longest_first(atoms, target.bound), target);
  const bool better = other.excess() < steady.excess() ||
                      (other.excess() == steady.excess() &&
                       other.makespan() + target.tolerance() < steady.makespan());
  return iterated_local_search(std::move(better ? other : steady), target);
}

}  // namespace

model::Plan solve(const model::Problem& problem) {
  const Atoms atoms(problem);
  const model::LowerBound bound = lower_bound(atoms);
  if (problem.limits().algorithm == model::Algorithm::contiguous) {
    return {problem, contiguous_partition(atoms), bound};
  }
  const auto [patience, exact] = diligence_for(problem.limits().effort, atoms);
  const Target target{bound.time, mean_setup(atoms), patience, exact};
  Assignment found = balanced(atoms, target);
  if (!problem.previous().empty()) {
    found = moving_few(std::move(found), target);
  }
  if (problem.limits().workers > 1 || model::may_need_sessions(problem)) {
    shorten_on_workers(found);
  }
  return {problem, found.group_of_tests(), bound};
}

}  // namespace splitter::solver
