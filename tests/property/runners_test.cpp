#include "problems.hpp"
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

/// A problem on workers, uneven runners and with limited memory, or not.
Problem on_runners(const ProblemSpec& spec) {
  auto builder = spec.builder();
  const auto distribution = *rc::gen::inRange(0, 5);
  builder.workers(*rc::gen::inRange(1U, 5U), static_cast<model::Distribution>(distribution));
  builder.startup(*rc::gen::inRange(0, 1'000));
  if (*rc::gen::arbitrary<bool>()) {
    builder.speeds(*rc::gen::container<std::vector<model::Speed>>(
        spec.groups, rc::gen::inRange<model::Speed>(100, 4'000)));
  }
  if (*rc::gen::arbitrary<bool>()) {
    builder.memory_limit(*rc::gen::inRange(1, 2'000)).baseline(*rc::gen::inRange(0, 200));
    for (const TestSpec& test : spec.tests) {
      builder.memory(test.id(), *rc::gen::inRange(0, 500), *rc::gen::inRange(-5, 50));
    }
  }
  if (*rc::gen::arbitrary<bool>()) {
    builder.fewer_workers();
  }
  return builder.build();
}

RC_GTEST_PROP(Runners, RunEveryTestInExactlyOneGroup, (const ProblemSpec& spec)) {
  const Problem problem = on_runners(spec);
  const auto times = times_planned(problem, solver::solve(problem));
  RC_ASSERT(std::ranges::all_of(times, [](int n) { return n == 1; }));
}

RC_GTEST_PROP(Runners, NeverBeatTheirLowerBound, (const ProblemSpec& spec)) {
  const Problem problem = on_runners(spec);
  const Plan plan = solver::solve(problem);
  RC_ASSERT(plan.bound().time <= plan.makespan());
}

RC_GTEST_PROP(Runners, FitWhereThePlanSaysSo, (const ProblemSpec& spec)) {
  const Problem problem = on_runners(spec);
  const Plan plan = solver::solve(problem);
  const auto too_large = plan.too_large(problem);
  for (GroupIndex group = 0; group < problem.limits().memory.size(); ++group) {
    const Group& job = plan.groups()[group];
    std::vector<std::int64_t> peaks;
    std::int64_t memory = job.tests.empty() ? 0 : problem.baseline().count * job.workers;
    for (const TestIndex test : job.tests) {
      memory += std::max<std::int64_t>(problem.memory_of(test).retained.count, 0);
      peaks.push_back(problem.memory_of(test).peak.count);
    }
    std::ranges::sort(peaks, std::greater<>());
    for (std::size_t i = 0; i < std::min<std::size_t>(peaks.size(), job.workers); ++i) {
      memory += peaks[i];
    }
    const bool said = std::ranges::find(too_large, group) != too_large.end();
    RC_ASSERT(!problem.has_memory() || said == (memory > problem.limits().memory[group].count));
  }
}

RC_GTEST_PROP(Runners, AreGivenTheSameWhateverTheOrderOfTheList, (ProblemSpec spec)) {
  spec.order = model::Order::none;
  spec.algorithm = model::Algorithm::balance;
  const auto plan_of = [](const ProblemSpec& tests) {
    const Problem problem = tests.builder().workers(2).startup(7).build();
    std::vector<std::vector<std::string>> ids = support::ids_of(problem, solver::solve(problem));
    return ids;
  };
  ProblemSpec reversed = spec;
  std::ranges::reverse(reversed.tests);
  // The first of two entries of one test counts: only lists without such are the same.
  std::vector<std::string> ids;
  for (const TestSpec& test : spec.tests) {
    ids.push_back(test.id());
  }
  std::ranges::sort(ids);
  RC_PRE(std::ranges::adjacent_find(ids) == ids.end());
  RC_ASSERT(plan_of(spec) == plan_of(reversed));
}

}  // namespace
}  // namespace splitter::property
