#include "problems.hpp"
#include "splitter/render/fingerprint.hpp"
#include "splitter/render/selectors.hpp"
#include "splitter/solver/solve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace splitter::property {
namespace {

using model::Problem;

/// Each test once: of several with one id the first decides what it costs.
ProblemSpec unique(ProblemSpec spec) {
  std::set<std::string> seen;
  std::erase_if(spec.tests,
                [&seen](const TestSpec& test) { return !seen.insert(test.id()).second; });
  return spec;
}

/// The same tests, each once, in another order.
ProblemSpec shuffled(ProblemSpec spec) {
  spec = unique(std::move(spec));
  std::vector<std::pair<std::uint32_t, TestSpec>> keyed;
  for (TestSpec& test : spec.tests) {
    keyed.emplace_back(*rc::gen::arbitrary<std::uint32_t>().as("rank"), std::move(test));
  }
  std::ranges::stable_sort(keyed, {}, [](const auto& entry) { return entry.first; });
  spec.tests.clear();
  for (auto& [rank, test] : keyed) {
    spec.tests.push_back(std::move(test));
  }
  return spec;
}

/// Everything that a user sees of a plan.
struct Answer {
  std::string fingerprint;
  std::vector<std::vector<std::string>> selectors;

  friend bool operator==(const Answer&, const Answer&) = default;
};

Answer answer(const Problem& problem) {
  Answer answer{.fingerprint = render::fingerprint(problem)};
  const model::Plan plan = solver::solve(problem);
  for (const model::Group& group : plan.groups()) {
    answer.selectors.push_back(render::selectors(problem, group, render::Naming::collapsed));
  }
  return answer;
}

RC_GTEST_PROP(SameInputs, GiveTheSamePlan, (const ProblemSpec& spec)) {
  RC_ASSERT(answer(spec.problem()) == answer(spec.problem()));
}

RC_GTEST_PROP(SameInputs, InAnyOrderGiveTheSamePlan, (ProblemSpec spec)) {
  spec.order = model::Order::none;
  RC_ASSERT(answer(unique(spec).problem()) == answer(shuffled(spec).problem()));
}

RC_GTEST_PROP(SameInputs, CollectedInAnyOrderGiveTheSameGroups, (ProblemSpec spec)) {
  spec.order = model::Order::collection;
  spec.algorithm = model::Algorithm::balance;
  const auto groups = [](const Problem& problem) {
    auto ids = support::ids_of(problem, solver::solve(problem));
    std::ranges::for_each(ids, [](auto& group) { std::ranges::sort(group); });
    return ids;
  };
  RC_ASSERT(groups(spec.problem()) == groups(shuffled(spec).problem()));
}

RC_GTEST_PROP(Fingerprints, TellDifferentTimesApart, (ProblemSpec spec)) {
  RC_PRE(!spec.tests.empty());
  const std::string before = render::fingerprint(spec.problem());
  TestSpec& test = spec.tests.front();
  const auto known = [&test](const model::Test& other) { return other.id.text() == test.id(); };
  const Problem problem = spec.problem();
  RC_PRE(std::ranges::any_of(problem.tests(), known));
  test.own = test.own == 0 ? 1 : test.own - 1;
  RC_ASSERT(render::fingerprint(spec.problem()) != before);
}

}  // namespace
}  // namespace splitter::property
