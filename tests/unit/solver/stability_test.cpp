#include "solver/stability.hpp"

#include "splitter/solver/solve.hpp"
#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::ids_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;

TEST(AsBefore, PutsTestsWhereTheyWereAndNewOnesWhereTheyEndEarliest) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 5)
                                     .test("a.py::g", 5)
                                     .test("b.py::f", 7)
                                     .test("c.py::new", 1)
                                     .groups(2)
                                     .previous({{"a.py::f", 1}, {"a.py::g", 1}, {"b.py::f", 0}})
                                     .build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(as_before(atoms)),
              ElementsAre(ElementsAre("b.py::f", "c.py::new"), ElementsAre("a.py::f", "a.py::g")));
}

TEST(AsBefore, GroupsThatAreNoMoreAreForgotten) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 5).groups(1).previous({{"a.py::f", 7}}).build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(as_before(atoms)), ElementsAre(ElementsAre("a.py::f")));
}

TEST(MovingFew, KeepsThePreviousPlanWhereItIsNearlyAsGood) {
  ProblemBuilder builder;
  builder.groups(2).test("a.py::f", 1'000).test("b.py::f", 1'004);
  builder.test("c.py::f", 1'000).test("d.py::f", 1'000);
  builder.previous({{"d.py::f", 0}, {"b.py::f", 0}, {"c.py::f", 1}, {"a.py::f", 1}});
  const model::Problem problem = builder.build();
  EXPECT_THAT(ids_of(problem, solve(problem)),
              ElementsAre(ElementsAre("b.py::f", "d.py::f"), ElementsAre("a.py::f", "c.py::f")));
  EXPECT_EQ(solve(problem).moved(problem), 0U);
}

TEST(MovingFew, MovesWhatItMustAndCountsIt) {
  ProblemBuilder builder;
  for (int i = 0; i < 8; ++i) {
    builder.test("f" + std::to_string(i) + ".py::t", 100);
  }
  builder.groups(2).previous({{"f0.py::t", 0},
                              {"f1.py::t", 0},
                              {"f2.py::t", 0},
                              {"f3.py::t", 0},
                              {"f4.py::t", 0},
                              {"f5.py::t", 0},
                              {"f6.py::t", 1},
                              {"f7.py::t", 1}});
  const model::Problem problem = builder.build();
  const model::Plan plan = solve(problem);
  EXPECT_EQ(plan.makespan(), Microseconds{400});
  EXPECT_EQ(plan.moved(problem), 2U);
}

}  // namespace
}  // namespace splitter::solver
