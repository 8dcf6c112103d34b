#include "solver/joined_tests.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::RuleKind;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Tests 0 to 4.
ProblemBuilder five() {
  ProblemBuilder builder;
  builder.test("a.py::f", 1).test("a.py::g", 1).test("b.py::f", 1).test("b.py::g", 1);
  return builder.test("c.py::f", 1).groups(3);
}

TEST(FirstOfJoined, FollowsChainsOfRules) {
  EXPECT_THAT(first_of_joined(five().build()), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(first_of_joined(five()
                                  .rule(RuleKind::keep, {"b.py::g", "c.py::f"})
                                  .rule(RuleKind::keep, {"a.py::g", "b.py::g"})
                                  .rule(RuleKind::apart, {"a.py::f", "b.py::f"})
                                  .build()),
              ElementsAre(0, 1, 2, 1, 1));
}

TEST(FirstOfJoined, JoinsRulesAndFilesThatStayWhole) {
  EXPECT_THAT(
      first_of_joined(
          five().keep(model::Keep::file).rule(RuleKind::keep, {"a.py::g", "b.py::f"}).build()),
      ElementsAre(0, 0, 0, 0, 4));
}

TEST(RulingsOf, AreKnownByTheFirstTestOfASet) {
  const model::Problem problem = five()
                                     .rule(RuleKind::keep, {"a.py::g", "b.py::g"})
                                     .rule(RuleKind::pin, {"b.py::g"}, 2)
                                     .rule(RuleKind::apart, {"a.py::g", "c.py::f"})
                                     .rule(RuleKind::serial, {"a.py::f"})
                                     .build();
  const auto rulings = rulings_of(problem, first_of_joined(problem));
  EXPECT_EQ(rulings[1].pin, 2U);
  EXPECT_THAT(rulings[1].apart, ElementsAre(2));
  EXPECT_THAT(rulings[4].apart, ElementsAre(2));
  EXPECT_TRUE(rulings[0].free());
  EXPECT_THAT(rulings_of(five().build(), {0, 1, 2, 3, 4}), IsEmpty());
}

}  // namespace
}  // namespace splitter::solver
