#include "solver/contiguous.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::GroupIndex;
using model::Keep;
using model::Microseconds;
using model::Plan;
using model::Problem;
using support::ids_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Plan contiguous_plan(const Problem& problem) {
  return {problem, contiguous_partition(Atoms(problem)), {}};
}

TEST(Contiguous, CutsTheCollectionOrderWhereTheLongestRunIsShortest) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::z", 5)
                              .test("a.py::y", 1)
                              .test("a.py::x", 1)
                              .test("a.py::w", 5)
                              .groups(2)
                              .build();
  const Plan plan = contiguous_plan(problem);
  EXPECT_THAT(ids_of(problem, plan),
              ElementsAre(ElementsAre("a.py::z", "a.py::y"), ElementsAre("a.py::x", "a.py::w")));
  EXPECT_EQ(plan.makespan(), Microseconds{6});
}

TEST(Contiguous, IsOptimalWhereGreedyFillingIsNot) {
  ProblemBuilder builder;
  int i = 0;
  for (const int own : {9, 8, 7, 6, 5, 4, 3, 2, 1}) {
    builder.test("a.py::f" + std::to_string(i++), own);
  }
  const Problem problem = builder.groups(3).build();
  // 9 8 | 7 6 | 5 4 3 2 1; where the first run is 9 alone, another takes at least 21.
  EXPECT_EQ(contiguous_plan(problem).makespan(), Microseconds{17});
}

TEST(Contiguous, PaysSetUpsOnceARun) {
  const Problem problem = ProblemBuilder()
                              .imports(10)
                              .test("a.py::f", 6)
                              .test("a.py::g", 1)
                              .test("b.py::f", 1)
                              .test("b.py::g", 4)
                              .groups(2)
                              .build();
  const Plan plan = contiguous_plan(problem);
  // 16 and 26 if cut within a.py, 28 and 14 within b.py, 17 and 15 between them.
  EXPECT_THAT(ids_of(problem, plan),
              ElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST(Contiguous, FollowsAnOrderThatInterleavesFiles) {
  const Problem problem = ProblemBuilder()
                              .imports(10)
                              .test("a.py::f", 1)
                              .test("b.py::f", 1)
                              .test("a.py::g", 1)
                              .test("b.py::g", 1)
                              .groups(2)
                              .build();
  const Plan plan = contiguous_plan(problem);
  EXPECT_EQ(plan.makespan(), Microseconds{22});
  EXPECT_EQ(plan.groups()[0].tests.size() + plan.groups()[1].tests.size(), 4U);
}

TEST(Contiguous, KeptTestsTakeAlongWhatStandsBetweenThem) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 1)
                              .test("b.py::f", 9)
                              .test("a.py::g", 1)
                              .test("c.py::f", 1)
                              .keep(Keep::file)
                              .groups(2)
                              .build();
  EXPECT_THAT(ids_of(problem, contiguous_plan(problem)),
              ElementsAre(ElementsAre("a.py::f", "b.py::f", "a.py::g"), ElementsAre("c.py::f")));
}

TEST(Contiguous, NoGroupIsEmptyWhileThereAreTests) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).test("a.py::g", 1).test("a.py::h", 1).groups(3).build();
  EXPECT_THAT(ids_of(problem, contiguous_plan(problem)),
              ElementsAre(ElementsAre("a.py::f"), ElementsAre("a.py::g"), ElementsAre("a.py::h")));
}

TEST(Contiguous, TestsThatTakeNoTimeFillGroupsToo) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 0).test("a.py::g", 0).test("a.py::h", 0).groups(2).build();
  const Plan plan = contiguous_plan(problem);
  EXPECT_FALSE(plan.groups()[0].tests.empty());
  EXPECT_FALSE(plan.groups()[1].tests.empty());
}

TEST(Contiguous, FewerTestsThanGroupsLeaveTheLastOnesEmpty) {
  const Problem problem = ProblemBuilder().test("a.py::f", 1).test("a.py::g", 1).groups(4).build();
  EXPECT_THAT(ids_of(problem, contiguous_plan(problem)),
              ElementsAre(ElementsAre("a.py::f"), ElementsAre("a.py::g"), IsEmpty(), IsEmpty()));
}

TEST(Contiguous, NoTestsLeaveAllGroupsEmpty) {
  const Problem problem = ProblemBuilder().groups(2).build();
  EXPECT_THAT(ids_of(problem, contiguous_plan(problem)), ElementsAre(IsEmpty(), IsEmpty()));
}

}  // namespace
}  // namespace splitter::solver
