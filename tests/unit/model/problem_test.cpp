#include "splitter/model/problem.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
#include <utility>

namespace splitter::model {
namespace {

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

TEST(ScopeWords, AreThoseOfPytestsFixtures) {
  for (const ScopeKind kind :
       {ScopeKind::test_class, ScopeKind::module, ScopeKind::package, ScopeKind::session}) {
    EXPECT_EQ(fixture_scope(word_for(kind)), kind);
  }
  EXPECT_EQ(word_for(ScopeKind::test_class), "class");
  EXPECT_EQ(word_for(ScopeKind::import), "import");
  EXPECT_EQ(fixture_scope("import"), ScopeKind::session);
  EXPECT_EQ(fixture_scope("a scope to come"), ScopeKind::session);
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

}  // namespace
}  // namespace splitter::model
