#include "solver/construct.hpp"

#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::GroupIndex;
using model::Microseconds;
using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LongestFirst, PutsTheLongestFirstWhereItEndsEarliest) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 7)
                                     .test("b.py::f", 6)
                                     .test("c.py::f", 5)
                                     .test("d.py::f", 4)
                                     .test("e.py::f", 3)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  // 7 | 6, then 5 to the 6, 4 to the 7, and 3 to the first of two groups that are equally long.
  EXPECT_THAT(
      ids_of(longest_first(atoms, Microseconds{13})),
      ElementsAre(ElementsAre("a.py::f", "d.py::f", "e.py::f"), ElementsAre("b.py::f", "c.py::f")));
}

TEST(LongestFirst, FilesNoLongerThanAShareStayWhole) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 5)
                                     .test("a.py::g", 5)
                                     .test("b.py::f", 4)
                                     .test("b.py::g", 6)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(longest_first(atoms, Microseconds{10})),
              ElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST(LongestFirst, CountsASetUpOnlyWhereItIsMissing) {
  const model::Problem problem = ProblemBuilder()
                                     .setup("db", 16)
                                     .test("x.py::f", 4, {"db"})
                                     .test("y.py::f", 4, {"db"})
                                     .test("z.py::f", 6)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  // y joins x in the longer group, since the database is there already.
  EXPECT_THAT(ids_of(longest_first(atoms, Microseconds{26})),
              ElementsAre(ElementsAre("z.py::f"), ElementsAre("x.py::f", "y.py::f")));
}

std::vector<AtomRange> runs_of(const Assignment& assignment) {
  std::vector<AtomRange> runs;
  for (PieceIndex piece = 0; piece < assignment.pieces(); ++piece) {
    runs.push_back(assignment.piece(piece).atoms);
  }
  return runs;
}

TEST(LongestFirst, PoursALongFileIntoRunsAsLongAsAGroupWithItsImport) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(2)
                                     .test("a.py::f0", 6)
                                     .test("a.py::f1", 6)
                                     .test("a.py::f2", 5)
                                     .test("a.py::f3", 14)
                                     .test("a.py::f4", 3)
                                     .test("b.py::f", 4)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  // Of 14, 12 are left for tests: two of six; a test that alone is longer; what is left.
  EXPECT_THAT(
      runs_of(longest_first(atoms, Microseconds{14})),
      ::testing::UnorderedElementsAre(
          AtomRange{0, 2}, AtomRange{2, 3}, AtomRange{3, 4}, AtomRange{4, 5}, AtomRange{5, 6}));
}

TEST(LongestFirst, CutsALongFileBetweenClassesNearby) {
  ProblemBuilder builder;
  for (int i = 10; i < 60; ++i) {
    builder.test("a.py::A::m" + std::to_string(i), 2);
  }
  builder.test("a.py::B::m", 1).test("a.py::B::n", 1).test("a.py::B::o", 90);
  const model::Problem problem = builder.groups(2).build();
  const Atoms atoms(problem);
  // 102 would be full; a class ends at 100.
  EXPECT_THAT(runs_of(longest_first(atoms, Microseconds{102})),
              ::testing::UnorderedElementsAre(AtomRange{0, 50}, AtomRange{50, 53}));
}

TEST(LongestFirst, PlacesEveryTest) {
  ProblemBuilder builder;
  for (int i = 0; i < 50; ++i) {
    builder.test("a.py::f" + std::to_string(i), i);
  }
  const model::Problem problem = builder.imports(3).groups(4).build();
  const Atoms atoms(problem);
  const Assignment assignment = longest_first(atoms, Microseconds{320});
  EXPECT_EQ(support::loads_of(assignment), support::recomputed_loads(assignment));
}

TEST(FillEmptyGroups, MovesTheShortestPieceOfTheLongestGroup) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 5).test("b.py::f", 3).test("c.py::f", 7).groups(3).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 0);
  place(assignment, "c.py::f", 2);
  fill_empty_groups(assignment);
  EXPECT_THAT(ids_of(assignment),
              ElementsAre(ElementsAre("a.py::f"), ElementsAre("b.py::f"), ElementsAre("c.py::f")));
}

TEST(FillEmptyGroups, CutsAnOnlyPieceInHalf) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(9)
                                     .test("a.py::f", 1)
                                     .test("a.py::g", 1)
                                     .test("a.py::h", 2)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::h", 1);
  fill_empty_groups(assignment);
  EXPECT_THAT(ids_of(assignment),
              ElementsAre(ElementsAre("a.py::h"), ElementsAre("a.py::f", "a.py::g")));
  EXPECT_THAT(loads_of(assignment), ElementsAre(11, 11));
}

TEST(FillEmptyGroups, TestsThatTakeNoTimeFillGroupsToo) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 0).test("a.py::g", 0).test("a.py::h", 0).groups(3).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::h", 0);
  fill_empty_groups(assignment);
  for (GroupIndex group = 0; group < 3; ++group) {
    EXPECT_EQ(assignment.pieces_of(group).size(), 1U) << group;
  }
}

TEST(FillEmptyGroups, StopsWhereNothingIsLeftToGive) {
  const model::Problem problem = ProblemBuilder().test("a.py::f", 1).groups(3).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 1);
  fill_empty_groups(assignment);
  EXPECT_THAT(ids_of(assignment), ElementsAre(IsEmpty(), ElementsAre("a.py::f"), IsEmpty()));
}

}  // namespace
}  // namespace splitter::solver
