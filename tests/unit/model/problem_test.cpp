#include "splitter/model/problem.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::model {
namespace {

using support::ProblemBuilder;
using support::suite_of;
using ::testing::ElementsAre;

/// Two tests of one file that share its import.
Costs two_tests() {
  return {.own = {Microseconds{10}, Microseconds{20}},
          .basis = {Basis::measured, Basis::estimated},
          .scopes = {{ScopeKind::import, "a.py", Microseconds{5}}},
          .scope_begin = {0, 1, 2},
          .scope_ids = {0, 0}};
}

Problem problem_with(Costs costs, Limits limits = {.groups = 2}) {
  return {suite_of({"a.py::g", "a.py::f"}), std::move(costs), limits};
}

TEST(Problem, NumbersItsTestsAsTheSuiteDoes) {
  const Problem problem = problem_with(two_tests());
  ASSERT_EQ(problem.tests().size(), 2U);
  EXPECT_EQ(problem.tests()[0].id.text(), "a.py::f");
  EXPECT_EQ(problem.tests()[0].own, Microseconds{10});
  EXPECT_EQ(problem.tests()[0].basis, Basis::measured);
  EXPECT_EQ(problem.tests()[0].position, 1U);
  EXPECT_EQ(problem.tests()[1].own, Microseconds{20});
  EXPECT_EQ(problem.tests()[1].basis, Basis::estimated);
}

TEST(Problem, KnowsWhichSetUpsATestShares) {
  Costs costs = two_tests();
  costs.scopes.push_back({ScopeKind::session, "db", Microseconds{7}});
  costs.scope_ids = {0, 1, 0};
  costs.scope_begin = {0, 2, 3};
  const Problem problem = problem_with(std::move(costs));
  EXPECT_THAT(problem.scopes_of(0), ElementsAre(0U, 1U));
  EXPECT_THAT(problem.scopes_of(1), ElementsAre(0U));
}

TEST(Problem, ATestMayShareNothing) {
  Costs costs = two_tests();
  costs.scope_ids = {0};
  costs.scope_begin = {0, 0, 1};
  const Problem problem = problem_with(std::move(costs));
  EXPECT_TRUE(problem.scopes_of(0).empty());
}

TEST(Problem, SeveralTestsMayStandBehindAPath) {
  Costs costs = two_tests();
  costs.path_counts = {{.node = 1, .count = 7}};
  const Problem problem = problem_with(std::move(costs));
  EXPECT_EQ(problem.tests()[0].count, 1U);
  EXPECT_EQ(problem.tests()[1].count, 7U);
}

TEST(Problem, KnowsTheMemoryThatWasMeasured) {
  EXPECT_EQ(problem_with(two_tests()).memory_of(1).peak, Bytes{0});
  Costs costs = two_tests();
  costs.memory = {{Bytes{1}, Bytes{2}}, {Bytes{3}, Bytes{4}}};
  EXPECT_EQ(problem_with(costs).memory_of(1).peak, Bytes{3});
  EXPECT_EQ(problem_with(costs).memory_of(1).retained, Bytes{4});
  costs.memory.pop_back();
  EXPECT_THROW(problem_with(costs), std::invalid_argument);
}

TEST(Problem, MayHaveNoTests) {
  const Problem problem(suite_of({}), {.scope_begin = {0}}, {.groups = 3});
  EXPECT_TRUE(problem.tests().empty());
}

TEST(Problem, NeedsAtLeastOneGroupAndNotTooMany) {
  EXPECT_THROW(problem_with(two_tests(), {.groups = 0}), std::invalid_argument);
  EXPECT_THROW(problem_with(two_tests(), {.groups = most_groups + 1}), std::invalid_argument);
  EXPECT_NO_THROW(problem_with(two_tests(), {.groups = most_groups}));
}

TEST(Problem, NeedsOneCostATest) {
  Costs few = two_tests();
  few.own.pop_back();
  EXPECT_THROW(problem_with(few), std::invalid_argument);
  Costs no_basis = two_tests();
  no_basis.basis.pop_back();
  EXPECT_THROW(problem_with(no_basis), std::invalid_argument);
}

TEST(Problem, NeedsOneRangeOfScopesATest) {
  Costs few = two_tests();
  few.scope_begin = {0, 2};
  EXPECT_THROW(problem_with(few), std::invalid_argument);
  Costs late = two_tests();
  late.scope_begin = {1, 1, 2};
  EXPECT_THROW(problem_with(late), std::invalid_argument);
  Costs unordered = two_tests();
  unordered.scope_begin = {0, 3, 2};
  EXPECT_THROW(problem_with(unordered), std::invalid_argument);
  Costs open = two_tests();
  open.scope_begin = {0, 1, 1};
  EXPECT_THROW(problem_with(open), std::invalid_argument);
}

TEST(Problem, NeedsTimesThatCanBeBelieved) {
  Costs negative = two_tests();
  negative.own[0] = Microseconds{-1};
  EXPECT_THROW(problem_with(negative), std::invalid_argument);
  Costs absurd = two_tests();
  absurd.own[0] = longest_believable + Microseconds{1};
  EXPECT_THROW(problem_with(absurd), std::invalid_argument);
  Costs negative_setup = two_tests();
  negative_setup.scopes[0].setup = Microseconds{-1};
  EXPECT_THROW(problem_with(negative_setup), std::invalid_argument);
  Costs extreme = two_tests();
  extreme.own = {Microseconds{0}, longest_believable};
  EXPECT_NO_THROW(problem_with(extreme));
}

TEST(Problem, NeedsScopesThatExist) {
  Costs costs = two_tests();
  costs.scope_ids[1] = 1;
  EXPECT_THROW(problem_with(costs), std::invalid_argument);
}

TEST(Problem, TimeIsThatOfTheGroupsRunnerRoundedUp) {
  const Problem alike = ProblemBuilder().startup(7).fixed(3).groups(2).build();
  EXPECT_EQ(alike.overhead(), Microseconds{10});
  EXPECT_EQ(alike.time_of(1, Microseconds{90}), Microseconds{100});
  const Problem uneven =
      ProblemBuilder().startup(7).fixed(3).groups(3).speeds({1'000, 2'000, 300}).build();
  EXPECT_EQ(uneven.time_of(0, Microseconds{90}), Microseconds{100});
  EXPECT_EQ(uneven.time_of(1, Microseconds{91}), Microseconds{51}) << "50.5";
  EXPECT_EQ(uneven.time_of(2, Microseconds{90}), Microseconds{334}) << "333.3";
}

TEST(Problem, WorkWithinATimeLeavesOutTheOverhead) {
  const Problem alike = ProblemBuilder().startup(10).groups(1).build();
  EXPECT_EQ(alike.work_within(0, Microseconds{100}), Microseconds{90});
  EXPECT_EQ(alike.work_within(0, Microseconds{4}), Microseconds{-6}) << "the overhead is longer";
  const Problem uneven = ProblemBuilder().startup(10).groups(2).speeds({2'000, 300}).build();
  EXPECT_EQ(uneven.work_within(0, Microseconds{100}), Microseconds{200 - 10});
  EXPECT_EQ(uneven.work_within(1, Microseconds{101}), Microseconds{30 - 10}) << "30.3";
}

TEST(Problem, LongTimesDoNotOverflow) {
  const Problem problem = ProblemBuilder().groups(1).speeds({100'000}).build();
  const Microseconds year = longest_believable * 12;
  EXPECT_EQ(problem.time_of(0, year), year / 100);
  EXPECT_EQ(problem.work_within(0, year), year * 100);
}

TEST(Problem, MemoryThatATestFreesIsNotReserved) {
  const Problem problem = ProblemBuilder().test("a.py::f", 1).memory("a.py::f", -3, -4).build();
  EXPECT_EQ(problem.memory_of(0).retained, Bytes{-4});
  EXPECT_EQ(problem.needed_by(0).peak, Bytes{0});
  EXPECT_EQ(problem.needed_by(0).retained, Bytes{0});
}

TEST(Problem, FixturesHoldMemoryAndImportsDoNot) {
  const Problem problem = ProblemBuilder()
                              .setup("session", 1)
                              .setup("class", 1)
                              .setup("freed", 1)
                              .holds("session", 30)
                              .holds("class", 20, ScopeKind::test_class)
                              .holds("freed", -5, ScopeKind::package)
                              .test("a.py::f", 1, {"session", "class", "freed"})
                              .build();
  const auto scope = [&problem](std::string_view name) {
    const auto found = std::ranges::find(problem.scopes(), name, &Scope::name);
    return static_cast<ScopeIndex>(found - problem.scopes().begin());
  };
  EXPECT_EQ(problem.held_by(scope("session")), Bytes{30});
  EXPECT_TRUE(problem.stays(scope("session")));
  EXPECT_EQ(problem.held_by(scope("class")), Bytes{20});
  EXPECT_FALSE(problem.stays(scope("class")));
  EXPECT_EQ(problem.held_by(scope("freed")), Bytes{0});
  EXPECT_TRUE(problem.stays(scope("freed")));
  EXPECT_EQ(problem.held_by(scope("a.py")), Bytes{0});
}

TEST(Problem, MayBeTheSameWithLongerTests) {
  const Problem problem = ProblemBuilder().test("a.py::f", 1).test("a.py::g", 2).build();
  const Problem slower = problem.slower_by(std::vector{Microseconds{10}, longest_believable});
  EXPECT_EQ(slower.tests()[0].own, Microseconds{11});
  EXPECT_EQ(slower.tests()[1].own, longest_believable) << "no longer than is credible";
  EXPECT_EQ(problem.slower_by({}).tests()[0].own, Microseconds{1});
}

TEST(Problem, TakesFurtherRules) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 1).test("a.py::g", 2).worker_group({"a.py::f"}).build();
  const Problem ruled = problem.under({{.name = "together", .tests = {0, 1}}});
  ASSERT_EQ(ruled.limits().rules.size(), problem.limits().rules.size() + 1);
  EXPECT_EQ(ruled.limits().rules.back().name, "together");
  EXPECT_EQ(ruled.tests()[1].own, Microseconds{2});
}

TEST(Problem, NamesTheSetThatLoadgroupKeepsOnOneWorkerByItsFirstTest) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 1)
                              .test("a.py::g", 1)
                              .test("a.py::h", 1)
                              .worker_group({"a.py::g", "a.py::h"})
                              .build();
  EXPECT_EQ(problem.worker_group(0), "a.py::f");
  EXPECT_EQ(problem.worker_group(1), "a.py::g");
  EXPECT_EQ(problem.worker_group(2), "a.py::g");
}

TEST(Problem, NeedsOneSpeedAndOneMemoryAGroup) {
  const auto builder = [] { return ProblemBuilder().test("a.py::f", 1).groups(2); };
  EXPECT_THROW((void)builder().speeds({1'000}).build(), std::invalid_argument);
  EXPECT_THROW((void)builder().speeds({1'000, 0}).build(), std::invalid_argument);
  EXPECT_THROW((void)builder().speeds({1'000, most_speed + 1}).build(), std::invalid_argument);
  EXPECT_NO_THROW((void)builder().speeds({1, most_speed}).build());
  EXPECT_THROW((void)builder().memory_limit(1).groups(3).build(), std::invalid_argument);
  EXPECT_THROW((void)builder().workers(0).build(), std::invalid_argument);
  EXPECT_THROW((void)builder().growth(-1).build(), std::invalid_argument);
  EXPECT_THROW((void)builder().rule(RuleKind::pin, {"a.py::f"}, 2).build(), std::invalid_argument);
}

}  // namespace
}  // namespace splitter::model
