#include "problems.hpp"
#include "splitter/model/sessions.hpp"
#include "splitter/render/fingerprint.hpp"
#include "splitter/solver/contradiction.hpp"
#include "splitter/solver/solve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace splitter::property {
namespace {

using model::GroupIndex;
using model::Plan;
using model::Problem;
using model::Rule;
using model::RuleKind;
using model::TestIndex;

std::vector<std::string> some_ids(const ProblemSpec& spec, std::size_t most) {
  std::vector<std::string> ids;
  const auto count = *rc::gen::inRange<std::size_t>(1, most + 1);
  for (std::size_t i = 0; i < count; ++i) {
    ids.push_back((*rc::gen::elementOf(spec.tests)).id());
  }
  return ids;
}

/// The problem under a few rules, of which some contradict each other.
support::ProblemBuilder under_rules(const ProblemSpec& spec) {
  auto builder = spec.builder();
  const auto rules = *rc::gen::inRange(0, 5);
  for (int rule = 0; rule < rules; ++rule) {
    const auto kind =
        *rc::gen::element(RuleKind::keep, RuleKind::apart, RuleKind::pin, RuleKind::serial);
    const GroupIndex group =
        kind == RuleKind::pin ? *rc::gen::inRange<GroupIndex>(0, spec.groups) : model::no_group;
    builder.rule(kind, some_ids(spec, kind == RuleKind::apart ? 3 : 5), group);
  }
  return builder;
}

bool keeps(const Rule& rule, const std::vector<GroupIndex>& group_of) {
  std::vector<GroupIndex> groups;
  for (const TestIndex test : rule.tests) {
    groups.push_back(group_of[test]);
  }
  std::ranges::sort(groups);
  const bool repeats = std::ranges::adjacent_find(groups) != groups.end();
  const bool one = groups.empty() || groups.front() == groups.back();
  switch (rule.kind) {
    case RuleKind::keep:
      return one;
    case RuleKind::apart:
      return !repeats;
    case RuleKind::pin:
      return one && (groups.empty() || groups.front() == rule.group);
    case RuleKind::serial:
      break;
  }
  return true;
}

bool keeps_all(const Problem& problem, const std::vector<GroupIndex>& group_of) {
  return std::ranges::all_of(problem.limits().rules,
                             [&](const Rule& rule) { return keeps(rule, group_of); });
}

std::vector<GroupIndex> groups_of(const Problem& problem, const Plan& plan) {
  std::vector<GroupIndex> group_of(problem.tests().size());
  for (GroupIndex group = 0; group < plan.groups().size(); ++group) {
    for (const TestIndex test : plan.groups()[group].tests) {
      group_of[test] = group;
    }
  }
  return group_of;
}

RC_GTEST_PROP(Rules, AreKeptByEveryPlan, (ProblemSpec spec)) {
  RC_PRE(!spec.tests.empty());
  spec.algorithm = model::Algorithm::balance;
  auto builder = under_rules(spec);
  builder.workers(*rc::gen::inRange(1U, 4U)).startup(*rc::gen::inRange(0, 100));
  if (*rc::gen::arbitrary<bool>()) {
    builder.memory_limit(*rc::gen::inRange(1, 2'000));
    for (const TestSpec& test : spec.tests) {
      builder.memory(test.id(), *rc::gen::inRange(0, 500), *rc::gen::inRange(0, 50));
    }
  }
  const Problem problem = builder.build();
  RC_PRE(!solver::find_contradiction(problem).has_value());
  const Plan plan = solver::solve(problem);
  RC_ASSERT(std::ranges::all_of(times_planned(problem, plan), [](int n) { return n == 1; }));
  RC_ASSERT(keeps_all(problem, groups_of(problem, plan)));
  RC_ASSERT(plan.bound().time <= plan.makespan());
}

RC_GTEST_PROP(Rules, AreKeptBesideAPlanFromBefore, (ProblemSpec spec)) {
  RC_PRE(!spec.tests.empty());
  spec.algorithm = model::Algorithm::balance;
  std::map<std::string, GroupIndex> before;
  for (const TestSpec& test : spec.tests) {
    before[test.id()] = *rc::gen::inRange<GroupIndex>(0, 12);
  }
  const Problem problem = under_rules(spec).previous(std::move(before)).build();
  RC_PRE(!solver::find_contradiction(problem).has_value());
  RC_ASSERT(keeps_all(problem, groups_of(problem, solver::solve(problem))));
}

/// True if any way to divide the tests keeps the rules.
bool can_be_kept(const Problem& problem) {
  std::vector<GroupIndex> group_of(problem.tests().size(), 0);
  for (;;) {
    if (keeps_all(problem, group_of)) {
      return true;
    }
    std::size_t place = 0;
    while (place < group_of.size() && ++group_of[place] == problem.limits().groups) {
      group_of[place++] = 0;
    }
    if (place == group_of.size()) {
      return false;
    }
  }
}

TEST(Rules, ContradictEachOtherExactlyWhereNoPlanKeepsThem) {
  rc::check([] {
    auto spec = *small_problem(6, false);
    // Tests that cannot be parted for other reasons would contradict rules, too.
    spec.keep = model::Keep::automatic;
    std::vector<TestSpec> tests;
    for (std::size_t i = 0; i < spec.tests.size(); ++i) {
      spec.tests[i].function = std::string(1, static_cast<char>('a' + static_cast<int>(i)));
      spec.tests[i].instance.clear();
      spec.tests[i].classes.clear();
    }
    const Problem problem = under_rules(spec).build();
    RC_ASSERT(solver::find_contradiction(problem).has_value() != can_be_kept(problem));
  });
}

RC_GTEST_PROP(Sessions, RunEveryTestOfAGroupOnceWithinTheGrowth, (const ProblemSpec& spec)) {
  RC_PRE(!spec.tests.empty());
  auto builder = spec.builder();
  const auto growth = *rc::gen::inRange(1, 300);
  builder.workers(*rc::gen::inRange(1U, 4U)).growth(growth).startup(*rc::gen::inRange(0, 100));
  for (const TestSpec& test : spec.tests) {
    builder.memory(test.id(), *rc::gen::inRange(0, 500), *rc::gen::inRange(-5, 90));
  }
  builder.rule(RuleKind::serial, some_ids(spec, 5));
  const Problem problem = builder.build();
  std::vector<TestIndex> tests(problem.tests().size());
  std::iota(tests.begin(), tests.end(), TestIndex{0});
  std::vector<TestIndex> seen;
  for (const model::PytestSession& session : model::sessions_of(problem, 0, tests)) {
    std::int64_t retained = 0;
    std::size_t serial = 0;
    for (const TestIndex test : session.tests) {
      retained += problem.needed_by(test).retained.count;
      serial += std::ranges::binary_search(problem.serial(), test) ? 1 : 0;
      seen.push_back(test);
    }
    RC_ASSERT(retained <= growth || session.tests.size() == 1);
    RC_ASSERT(session.workers == 1 || serial == 0);
  }
  std::ranges::sort(seen);
  RC_ASSERT(seen == tests);
}

}  // namespace
}  // namespace splitter::property
