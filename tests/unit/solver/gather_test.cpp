#include "solver/gather.hpp"

#include "support/assignments.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(Gather, BringsThePiecesOfAFileTogether) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(5)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 3)
                                     .test("b.py::f", 5)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "a.py::g", 1);
  place(assignment, "b.py::f", 1);
  ASSERT_THAT(loads_of(assignment), ElementsAre(15, 18));
  gather(assignment);
  EXPECT_THAT(ids_of(assignment),
              UnorderedElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f")));
  EXPECT_THAT(loads_of(assignment), UnorderedElementsAre(18, 10));
}

TEST(Gather, NeverLengthensTheMakespan) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(5)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 9)
                                     .test("b.py::f", 4)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "a.py::g", 1);
  place(assignment, "b.py::f", 1);
  const auto before = loads_of(assignment);
  ASSERT_THAT(before, ElementsAre(15, 23));
  gather(assignment);
  EXPECT_EQ(loads_of(assignment), before);
}

TEST(Gather, SwapsWhereThereIsNoRoomToRelocate) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(5)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 10)
                                     .test("b.py::f", 10)
                                     .test("b.py::g", 10)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 0);
  place(assignment, "a.py::g", 1);
  place(assignment, "b.py::g", 1);
  ASSERT_THAT(loads_of(assignment), ElementsAre(30, 30));
  gather(assignment);
  EXPECT_THAT(loads_of(assignment), ElementsAre(25, 25));
}

TEST(Gather, LeavesNoGroupEmpty) {
  const model::Problem problem =
      ProblemBuilder().imports(5).test("a.py::f", 1).test("a.py::g", 1).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "a.py::g", 1);
  gather(assignment);
  EXPECT_THAT(loads_of(assignment), ElementsAre(6, 6));
}

TEST(Gather, SetUpsThatCostNothingAreNoReasonToMove) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 1).test("a.py::g", 1).test("b.py::f", 9).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "a.py::g", 1);
  place(assignment, "b.py::f", 1);
  gather(assignment);
  EXPECT_THAT(loads_of(assignment), ElementsAre(1, 10));
}

}  // namespace
}  // namespace splitter::solver
