#include "problems.hpp"
#include "solver/atoms.hpp"
#include "splitter/model/lookups.hpp"
#include "splitter/solver/solve.hpp"
#include "splitter/solver/solve_piped.hpp"
#include "support/suites.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::property {
namespace {

using model::Group;
using model::GroupIndex;
using model::Plan;
using model::Problem;
using model::TestIndex;

RC_GTEST_PROP(Plans, HoldEveryTestInExactlyOneGroup, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  RC_ASSERT(plan.groups().size() == spec.groups);
  RC_ASSERT(std::ranges::all_of(times_planned(problem, plan), [](int n) { return n == 1; }));
}

RC_GTEST_PROP(Plans, NeverPartWhatMustStayTogether, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const auto group_of = solver::solve(problem).group_of_tests();
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

/// A file that is cut: some functions with many instances each.
model::Problem one_large_file(model::GroupIndex groups) {
  support::ProblemBuilder builder;
  const auto functions = *rc::gen::inRange(1, 5);
  for (int function = 0; function < functions; ++function) {
    const auto own = *rc::gen::inRange(0, 500);
    const auto instances = *rc::gen::inRange(100, 400);
    for (int number = 0; number < instances; ++number) {
      builder.test("a.py::f" + std::to_string(function) + "[" + std::to_string(number) + "]", own);
    }
  }
  return builder.groups(groups).build();
}

RC_GTEST_PROP(Plans, GivenOutByNamesCountWhatTheNamesTake, ()) {
  const Problem problem = one_large_file(static_cast<GroupIndex>(*rc::gen::inRange(1, 6)));
  const Plan plan = solver::solve(problem);
  const auto piped = solver::solve_piped(problem, plan, model::Naming::collapsed);
  if (!piped.has_value()) {
    RC_SUCCEED("nothing to speak of");
  }
  RC_ASSERT(std::ranges::all_of(times_planned(piped->problem, piped->plan),
                                [](int n) { return n == 1; }));
  const auto times = model::lookup_times(problem, piped->plan, model::Naming::collapsed);
  const Problem slower = problem.slower_by(times);
  for (TestIndex test = 0; test < problem.tests().size(); ++test) {
    RC_ASSERT(piped->problem.tests()[test].own == slower.tests()[test].own);
  }
  const Plan first(problem.slower_by(model::lookup_times(problem, plan, model::Naming::collapsed)),
                   plan.group_of_tests(),
                   plan.bound());
  RC_ASSERT(piped->plan.makespan() <= first.makespan());
}

RC_GTEST_PROP(Plans, NeverBeatTheirLowerBound, (const ProblemSpec& spec)) {
  const Problem problem = spec.problem();
  const Plan plan = solver::solve(problem);
  RC_ASSERT(plan.bound().time <= plan.makespan());
  RC_ASSERT(plan.bound().time == solver::lower_bound(problem).time);
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
