#include "problems.hpp"
#include "solver/atoms.hpp"
#include "splitter/solver/solve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace splitter::property {
namespace {

using model::Group;
using model::GroupIndex;
using model::Plan;
using model::Problem;
using model::TestIndex;

std::vector<GroupIndex> group_of_tests(const Problem& problem, const Plan& plan) {
  std::vector<GroupIndex> group_of(problem.tests().size());
  for (GroupIndex group = 0; group < plan.groups().size(); ++group) {
    for (const TestIndex test : plan.groups()[group].tests) {
      group_of[test] = group;
    }
  }
  return group_of;
}

RC_GTEST_PROP(Plans, HoldEveryTestInExactlyOneGroup, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  RC_ASSERT(plan.groups().size() == spec.groups);
  RC_ASSERT(std::ranges::all_of(times_planned(problem, plan), [](int n) { return n == 1; }));
}

RC_GTEST_PROP(Plans, NeverPartWhatMustStayTogether, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const auto group_of = group_of_tests(problem, solver::solve(problem));
  const solver::Atoms atoms(problem);
  for (solver::AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    for (const TestIndex test : atoms.tests(atom)) {
      RC_ASSERT(group_of[test] == group_of[atoms.tests(atom).front()]);
    }
  }
}

RC_GTEST_PROP(Plans, LeaveNoGroupEmptyThatCouldHaveSomething, (ProblemSpec spec)) {
  spec.algorithm = model::Algorithm::balance;
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  const solver::Atoms atoms(problem);
  const auto used =
      std::ranges::count_if(plan.groups(), [](const Group& group) { return !group.tests.empty(); });
  RC_ASSERT(static_cast<std::size_t>(used) == std::min<std::size_t>(atoms.size(), spec.groups));
}

RC_GTEST_PROP(Plans, NeverBeatTheirLowerBound, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  RC_ASSERT(plan.bound().time <= plan.makespan());
  RC_ASSERT(plan.bound().time == solver::lower_bound(problem).time);
}

RC_GTEST_PROP(Plans, CountTimeAsTheCostModelSays, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  for (const Group& group : plan.groups()) {
    std::vector<bool> paid(problem.scopes().size(), false);
    model::Microseconds time{0};
    for (const TestIndex test : group.tests) {
      time += problem.tests()[test].own;
      for (const model::ScopeIndex scope : problem.scopes_of(test)) {
        time += paid[scope] ? model::Microseconds{0} : problem.scopes()[scope].setup;
        paid[scope] = true;
      }
    }
    RC_ASSERT(group.time == time);
  }
}

RC_GTEST_PROP(Plans, KeepGroupsInCollectionOrder, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  const auto position = [&problem](TestIndex test) { return problem.tests()[test].position; };
  for (const Group& group : plan.groups()) {
    RC_ASSERT(std::ranges::is_sorted(group.tests, {}, position));
  }
}

RC_GTEST_PROP(Plans, NeverTakeLongerThanOneGroupWithEverything, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  std::vector<TestIndex> all(problem.tests().size());
  for (TestIndex test = 0; test < all.size(); ++test) {
    all[test] = test;
  }
  RC_ASSERT(solver::solve(problem).makespan() <= model::group_time(problem, all));
}

}  // namespace
}  // namespace splitter::property
