#include "problems.hpp"
#include "solver/capacity.hpp"
#include "solver/construct.hpp"
#include "solver/moves.hpp"
#include "splitter/model/job.hpp"
#include "splitter/model/workers.hpp"
#include "splitter/solver/contradiction.hpp"
#include "splitter/solver/solve.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

/// Three forms of one cost model against each other, under all limits at once: the exact one
/// (model/job), the books that the search keeps change by change (solver/assignment and its moves),
/// and the relaxed one of the bounds (solver/lower_bound, solver/capacity).
namespace splitter::property {
namespace {

using model::Bytes;
using model::Group;
using model::GroupIndex;
using model::Microseconds;
using model::Plan;
using model::Problem;
using model::RuleKind;
using model::TestIndex;
using solver::Assignment;
using solver::Atoms;
using solver::Move;

template <typename T>
T any_of(std::initializer_list<T> values) {
  return *rc::gen::elementOf(std::vector<T>(values));
}

std::int64_t amount_below(std::int64_t bound) {
  return *rc::gen::inRange<std::int64_t>(0, bound);
}

void any_memory(const ProblemSpec& spec, support::ProblemBuilder& builder) {
  builder.baseline(amount_below(50));
  for (const TestSpec& test : spec.tests) {
    builder.memory(test.id(), amount_below(100) - 5, amount_below(20) - 5);
  }
  for (std::size_t setup = 0; setup < spec.setups.size(); ++setup) {
    builder.holds(std::to_string(setup),
                  amount_below(60) - 5,
                  any_of({model::ScopeKind::test_class,
                          model::ScopeKind::module,
                          model::ScopeKind::package,
                          model::ScopeKind::session}));
  }
  if (amount_below(3) > 0) {
    builder.memory_limit(amount_below(400));
  }
  if (amount_below(3) == 0) {
    builder.growth(1 + amount_below(60));
  }
}

void any_rules(const ProblemSpec& spec, support::ProblemBuilder& builder) {
  for (std::int64_t rules = amount_below(4); rules > 0 && !spec.tests.empty(); --rules) {
    const auto kind = any_of({RuleKind::keep, RuleKind::apart, RuleKind::pin, RuleKind::serial});
    std::vector<std::string> ids;
    for (std::int64_t count = 1 + amount_below(3); count > 0; --count) {
      ids.push_back((*rc::gen::elementOf(spec.tests)).id());
    }
    builder.rule(kind,
                 std::move(ids),
                 kind == RuleKind::pin ? static_cast<GroupIndex>(amount_below(spec.groups))
                                       : model::no_group);
  }
}

/// The problem under any limits; without rules if they contradict each other, or if the algorithm
/// leaves no choice of groups.
Problem limited(const ProblemSpec& spec) {
  support::ProblemBuilder builder = spec.builder();
  builder.effort(model::Effort::low);
  builder.startup(amount_below(1'000)).fixed(amount_below(1'000));
  if (amount_below(2) == 0) {
    builder.workers(static_cast<std::uint32_t>(2 + amount_below(3)),
                    any_of({model::Distribution::load,
                            model::Distribution::loadscope,
                            model::Distribution::loadfile,
                            model::Distribution::loadgroup,
                            model::Distribution::worksteal}));
  }
  if (amount_below(2) == 0) {
    std::vector<model::Speed> speeds;
    for (GroupIndex group = 0; group < spec.groups; ++group) {
      speeds.push_back(any_of<model::Speed>({333, 500, 1'000, 1'000, 1'999}));
    }
    builder.speeds(speeds);
  }
  if (amount_below(2) == 0) {
    any_memory(spec, builder);
  }
  if (amount_below(3) == 0) {
    builder.fewer_workers();
  }
  const Problem free = builder.build();
  if (spec.algorithm == model::Algorithm::contiguous) {
    return free;
  }
  any_rules(spec, builder);
  const Problem ruled = builder.build();
  return solver::find_contradiction(ruled).has_value() ? free : ruled;
}

/// Any assignment that keeps the rules.
Assignment any_start(const Atoms& atoms) {
  Assignment assignment = *solver::under_rules(atoms);
  for (const solver::AtomRange& file : atoms.files()) {
    assignment.place(assignment.make_piece(file),
                     static_cast<GroupIndex>(amount_below(assignment.groups())));
  }
  return assignment;
}

/// Some moves of all kinds; none where there are too few pieces or groups.
std::vector<Move> some_moves(const Assignment& assignment) {
  std::vector<Move> moves;
  for (int tries = 0; tries < 10 && assignment.pieces() > 0; ++tries) {
    const auto piece = static_cast<solver::PieceIndex>(amount_below(assignment.pieces()));
    const auto other = static_cast<solver::PieceIndex>(amount_below(assignment.pieces()));
    const auto to = static_cast<GroupIndex>(amount_below(assignment.groups()));
    const GroupIndex from = assignment.piece(piece).group;
    const solver::AtomRange atoms = assignment.piece(piece).atoms;
    if (from != to) {
      moves.emplace_back(solver::Relocate{piece, to});
    }
    if (from != to && atoms.size() > 1) {
      const auto cut = static_cast<solver::AtomIndex>(1 + amount_below(atoms.size() - 1));
      moves.emplace_back(solver::SplitOff{piece, {atoms.begin, atoms.begin + cut}, to});
    }
    if (from != assignment.piece(other).group) {
      moves.emplace_back(solver::Swap{piece, other});
    }
  }
  return moves;
}

Bytes exact_excess(const Problem& problem, const Plan& plan, GroupIndex group) {
  const auto& limits = problem.limits().memory;
  return limits.empty() || !problem.has_memory()
             ? Bytes{}
             : Bytes{std::max<std::int64_t>(plan.groups()[group].memory.count - limits[group].count,
                                            0)};
}

void expect_same(const Problem& problem, const Assignment& assignment) {
  const Plan exact(problem, assignment.group_of_tests(), {});
  const bool several = model::may_need_sessions(problem);
  for (GroupIndex group = 0; group < assignment.groups(); ++group) {
    const Group& job = exact.groups()[group];
    if (!job.tests.empty() && problem.limits().workers == 1) {
      // Further sessions pay startups and set-ups again; the books count one session.
      const Microseconds books = assignment.time(group);
      RC_ASSERT((several ? job.time >= books : job.time == books));
    }
    const Bytes excess = exact_excess(problem, exact, group);
    const Bytes kept = assignment.excess(group);
    RC_ASSERT((several ? excess <= kept : excess == kept));
  }
}

RC_GTEST_PROP(CostModel, BooksAreThoseOfTheJobs, (const ProblemSpec& spec)) {
  const Problem problem = limited(spec);
  const Atoms atoms(problem);
  Assignment assignment = any_start(atoms);
  expect_same(problem, assignment);
  for (int round = 0; round < 3; ++round) {
    const std::vector<Move> moves = some_moves(assignment);
    if (!moves.empty()) {
      solver::carry_out(assignment, *rc::gen::elementOf(moves));
      expect_same(problem, assignment);
    }
  }
}

bool rules_hold(const Assignment& assignment) {
  const Problem& problem = assignment.atoms().problem();
  const auto group_of = assignment.group_of_tests();
  return std::ranges::all_of(problem.limits().rules, [&](const model::Rule& rule) {
    std::multiset<GroupIndex> groups;
    for (const TestIndex test : rule.tests) {
      groups.insert(group_of[test]);
    }
    switch (rule.kind) {
      case RuleKind::apart:
        return std::set(groups.begin(), groups.end()).size() == groups.size();
      case RuleKind::pin:
        return groups.count(rule.group) == groups.size();
      case RuleKind::keep:
        return groups.count(*groups.begin()) == groups.size();
      case RuleKind::serial:
        break;
    }
    return true;
  });
}

RC_GTEST_PROP(CostModel, MovesForetellTimesExcessAndRules, (const ProblemSpec& spec)) {
  const Problem problem = limited(spec);
  const Atoms atoms(problem);
  const Assignment before = any_start(atoms);
  RC_ASSERT(rules_hold(before));
  for (const Move& move : some_moves(before)) {
    const auto [same, groups, delta] = solver::candidate(before, move);
    Assignment after = before;
    solver::carry_out(after, move);
    RC_ASSERT(after.time(groups.from) == before.time_with(groups.from, delta.from));
    RC_ASSERT(after.time(groups.to) == before.time_with(groups.to, delta.to));
    RC_ASSERT(after.total() == before.total() + delta.total());
    RC_ASSERT(after.excess(groups.from).count + after.excess(groups.to).count ==
              solver::excess_after(before, move).count);
    RC_ASSERT(rules_hold(after) == solver::keeps_rules(before, move));
  }
}

RC_GTEST_PROP(CostModel, BoundsAreNeverAboveAnyPlan, (const ProblemSpec& spec)) {
  const Problem problem = limited(spec);
  const Atoms atoms(problem);
  const Assignment assignment = any_start(atoms);
  const Plan plan(problem, assignment.group_of_tests(), {});
  RC_ASSERT(solver::lower_bound(problem).time <= plan.makespan());
  RC_ASSERT(solver::lower_bound(problem).time <= solver::solve(problem).makespan());
}

RC_GTEST_PROP(CostModel, CapacitiesAreNeverBelowWhatAnyPlanDoes, (const ProblemSpec& spec)) {
  const Problem problem = limited(spec);
  const Atoms atoms(problem);
  const Assignment assignment = any_start(atoms);
  const Microseconds makespan = assignment.makespan();
  RC_ASSERT(solver::can_do(problem, assignment.total(), makespan));
  RC_ASSERT(solver::time_of_all(problem, assignment.total()) <= makespan);
  for (GroupIndex group = 0; group < assignment.groups(); ++group) {
    const Microseconds load = assignment.load(group);
    const Microseconds time = assignment.time(group);
    RC_ASSERT(solver::least_time(problem, load) <= time);
    RC_ASSERT(solver::most_work(problem, time) >= load);
    RC_ASSERT(solver::least_work(problem, time) <= solver::most_work(problem, time));
    RC_ASSERT(problem.work_within(group, time) >= load);
  }
}

/// Time of the tests of a session at the usual speed, added up test by test: the least and the most
/// that its workers may take; both the same without workers.
struct Range {
  Microseconds least{0};
  Microseconds most{0};
};

Range work_of(const Problem& problem, const std::vector<TestIndex>& tests, std::uint32_t workers) {
  std::set<model::ScopeIndex> touched;
  Microseconds own{0};
  Microseconds longest{0};
  for (const TestIndex test : tests) {
    own += problem.tests()[test].own;
    longest = std::max(longest, problem.tests()[test].own);
    touched.insert(problem.scopes_of(test).begin(), problem.scopes_of(test).end());
  }
  Microseconds imports{0};
  Microseconds fixtures{0};
  for (const model::ScopeIndex scope : touched) {
    const model::Scope& entry = problem.scopes()[scope];
    (entry.kind == model::ScopeKind::import ? imports : fixtures) += entry.setup;
  }
  if (workers == 1) {
    return {imports + fixtures + own, imports + fixtures + own};
  }
  const Microseconds common = problem.startup() + imports;
  return {common + std::max(longest, (own + fixtures) / workers),
          common + own + fixtures * workers};
}

RC_GTEST_PROP(CostModel, JobsCountTimeAndMemoryAsDocumented, (const ProblemSpec& spec)) {
  const Problem problem = limited(spec);
  const Plan plan = solver::solve(problem);
  for (GroupIndex index = 0; index < plan.groups().size(); ++index) {
    const Group& group = plan.groups()[index];
    RC_ASSERT(group.time == model::job_time(problem, index, group.tests));
    std::vector<model::PytestSession> sessions = group.sessions;
    if (sessions.empty() && !group.tests.empty()) {
      sessions.push_back({group.tests, group.workers, group.time, group.memory});
    }
    Microseconds time{0};
    Bytes memory;
    std::vector<TestIndex> tests;
    for (std::size_t at = 0; at < sessions.size(); ++at) {
      const model::PytestSession& session = sessions[at];
      const Microseconds besides = at == 0 ? Microseconds{0} : -problem.fixed();
      const Range work = work_of(problem, session.tests, session.workers);
      RC_ASSERT(session.time >= problem.time_of(index, work.least + besides));
      RC_ASSERT(session.time <= problem.time_of(index, work.most + besides));
      RC_ASSERT(session.memory == model::group_memory(problem, session.tests, session.workers));
      RC_ASSERT(session.workers <= problem.limits().workers);
      time += session.time;
      memory = std::max(memory, session.memory);
      tests.insert(tests.end(), session.tests.begin(), session.tests.end());
    }
    RC_ASSERT(group.time == time);
    RC_ASSERT(group.memory == memory);
    std::ranges::sort(tests);
    std::vector<TestIndex> all = group.tests;
    std::ranges::sort(all);
    RC_ASSERT(tests == all);
  }
}

}  // namespace
}  // namespace splitter::property
