#include "problems.hpp"
#include "solver/atoms.hpp"
#include "splitter/solver/solve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace splitter::property {
namespace {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;
using model::TestIndex;

std::vector<TestIndex> collection_order(const Problem& problem) {
  std::vector<TestIndex> order(problem.tests().size());
  for (TestIndex test = 0; test < order.size(); ++test) {
    order[test] = test;
  }
  std::ranges::sort(order, {}, [&](TestIndex test) { return problem.tests()[test].position; });
  return order;
}

bool keeps_atoms_whole(const solver::Atoms& atoms, const std::vector<GroupIndex>& group_of) {
  for (solver::AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    for (const TestIndex test : atoms.tests(atom)) {
      if (group_of[test] != group_of[atoms.tests(atom).front()]) {
        return false;
      }
    }
  }
  return true;
}

/// The least makespan of all ways to cut the collection order that keep atoms whole: each bit of
/// `cuts` says whether there is a cut after that test.
Microseconds contiguous_optimum(const Problem& problem) {
  const solver::Atoms atoms(problem);
  const auto order = collection_order(problem);
  Microseconds best = Microseconds::max();
  for (std::uint32_t cuts = 0; cuts < (1U << (order.size() - 1)); ++cuts) {
    std::vector<GroupIndex> group_of(order.size());
    GroupIndex group = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      group_of[order[rank]] = group;
      group += (cuts >> rank) & 1U;
    }
    if (group_of[order.back()] < problem.limits().groups && keeps_atoms_whole(atoms, group_of)) {
      best = std::min(best, model::Plan(problem, group_of, {}).makespan());
    }
  }
  return best;
}

RC_GTEST_PROP(Contiguous, IsAsShortAsAnyWayToCutTheCollectionOrder, ()) {
  ProblemSpec spec = *small_problem(9, true);
  spec.algorithm = model::Algorithm::contiguous;
  const Problem problem = spec.problem();
  RC_ASSERT(solver::solve(problem).makespan() == contiguous_optimum(problem));
}

RC_GTEST_PROP(Contiguous, GroupsAreRunsOfTheCollectionOrder, (ProblemSpec spec)) {
  spec.algorithm = model::Algorithm::contiguous;
  const Problem problem = spec.problem();
  const model::Plan plan = solver::solve(problem);
  std::vector<TestIndex> together;
  bool ended = false;
  for (const model::Group& group : plan.groups()) {
    RC_ASSERT(group.tests.empty() || !ended);
    ended = ended || group.tests.empty();
    together.insert(together.end(), group.tests.begin(), group.tests.end());
  }
  RC_ASSERT(together == collection_order(problem));
}

RC_GTEST_PROP(Contiguous, LeavesNoGroupEmptyThatCouldHaveSomething, (ProblemSpec spec)) {
  spec.algorithm = model::Algorithm::contiguous;
  const Problem problem = spec.problem();
  const solver::Atoms atoms(problem);
  const auto order = collection_order(problem);
  std::size_t blocks = order.empty() ? 0 : 1;
  for (std::size_t cut = 1; cut < order.size(); ++cut) {
    std::vector<GroupIndex> group_of(order.size(), 0);
    std::for_each(order.begin() + static_cast<std::ptrdiff_t>(cut),
                  order.end(),
                  [&](TestIndex test) { group_of[test] = 1; });
    blocks += keeps_atoms_whole(atoms, group_of) ? 1 : 0;
  }
  const model::Plan plan = solver::solve(problem);
  const auto used = std::ranges::count_if(
      plan.groups(), [](const model::Group& group) { return !group.tests.empty(); });
  RC_ASSERT(static_cast<std::size_t>(used) == std::min<std::size_t>(blocks, spec.groups));
}

}  // namespace
}  // namespace splitter::property
