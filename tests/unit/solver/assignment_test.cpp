#include "solver/assignment.hpp"

#include "support/assignments.hpp"
#include "support/moves.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::atoms_from_to;
using support::ids_of;
using support::loads_of;
using support::OneFile;
using support::place;
using support::ProblemBuilder;
using support::TwoFiles;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(TwoFiles, AnEmptyAssignmentHasNoLoad) {
  EXPECT_EQ(assignment_.groups(), 3U);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(0, 0, 0));
  EXPECT_EQ(assignment_.makespan(), Microseconds{0});
  EXPECT_EQ(assignment_.critical(), 0U);
}

TEST_F(TwoFiles, APieceKnowsItsOwnTimeAndSetUps) {
  const Piece file = assignment_.make_piece(atoms_from_to(atoms_, "a.py::f", "a.py::g"));
  EXPECT_EQ(file.own, Microseconds{70});
  EXPECT_THAT(file.scopes, ElementsAre(0U, 2U));
  EXPECT_FALSE(file.uniform);
  const Piece test = assignment_.make_piece(atoms_from_to(atoms_, "b.py::g", "b.py::g"));
  EXPECT_EQ(test.own, Microseconds{20});
  EXPECT_THAT(test.scopes, ElementsAre(1U));
  EXPECT_TRUE(test.uniform);
}

TEST_F(TwoFiles, SetUpsArePaidOnceAGroup) {
  place(assignment_, "a.py::f", 0);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(30 + 5 + 100, 0, 0));
  place(assignment_, "b.py::f", 0);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(135 + 10 + 5, 0, 0));
  place(assignment_, "a.py::g", 1);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(150, 40 + 5, 0));
  EXPECT_EQ(assignment_.total(), Microseconds{195});
  EXPECT_EQ(assignment_.makespan(), Microseconds{150});
}

TEST_F(TwoFiles, WhatAPieceWouldCostCountsOnlyWhatIsMissing) {
  place(assignment_, "a.py::f", 0);
  const Piece piece = assignment_.make_piece(atoms_from_to(atoms_, "b.py::f", "b.py::f"));
  EXPECT_EQ(assignment_.cost_in(piece, 0), Microseconds{10 + 5});
  EXPECT_EQ(assignment_.cost_in(piece, 1), Microseconds{10 + 5 + 100});
}

TEST_F(TwoFiles, OfEquallyLongGroupsTheFirstIsCritical) {
  place(assignment_, "a.py::g", 2);
  EXPECT_EQ(assignment_.critical(), 2U);
  const model::Problem equal = ProblemBuilder().test("a::f", 1).test("a::g", 1).groups(3).build();
  const Atoms atoms(equal);
  Assignment assignment(atoms);
  place(assignment, "a::f", 2);
  place(assignment, "a::g", 1);
  EXPECT_EQ(assignment.critical(), 1U);
}

TEST_F(OneFile, MovingAWholePieceRelocatesIt) {
  assignment_.move_part(file_, {0, 3}, 1);
  EXPECT_EQ(assignment_.pieces(), 1U);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(0, 65));
  EXPECT_THAT(assignment_.pieces_of(0), IsEmpty());
}

TEST_F(OneFile, MovingAPartSplitsItOff) {
  assignment_.move_part(file_, {0, 2}, 1);
  EXPECT_EQ(assignment_.pieces(), 2U);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(35, 35));
}

TEST_F(OneFile, GivesOneGroupATest) {
  assignment_.split_off(file_, {0, 1}, 1);
  EXPECT_THAT(assignment_.group_of_tests(), ElementsAre(1U, 0U, 0U));
}

TEST_F(TwoFiles, RelocatingAPieceKeepsTheBooks) {
  place(assignment_, "a.py::f", 0);
  const PieceIndex piece = place(assignment_, "b.py::f", 0);
  assignment_.relocate(piece, 2);
  EXPECT_EQ(assignment_.piece(piece).group, 2U);
  EXPECT_THAT(assignment_.pieces_of(2), ElementsAre(piece));
  EXPECT_THAT(loads_of(assignment_), ElementsAre(30 + 5 + 100, 0, 10 + 5 + 100));
}

TEST_F(TwoFiles, WhatAPieceSavesByLeavingIsWhatOnlyItUses) {
  const PieceIndex left = place(assignment_, "a.py::f", 0);
  const PieceIndex right = place(assignment_, "b.py::f", 0);
  EXPECT_EQ(assignment_.saved_without(assignment_.piece(left)), Microseconds{5});
  EXPECT_EQ(assignment_.saved_without(assignment_.piece(right)), Microseconds{5});
  assignment_.relocate(right, 1);
  EXPECT_EQ(assignment_.saved_without(assignment_.piece(left)), Microseconds{5 + 100});
}

TEST(AssignmentMemory, ExcessIsWhatAGroupNeedsAboveItsRunner) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .groups(2)
                                     .baseline(10)
                                     .memory("a.py::f", 30, 5)
                                     .memory("b.py::f", 20, 7)
                                     .memory_limit(40)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  const PieceIndex b = place(assignment, "b.py::f", 0);
  // The baseline, both retained, and the larger peak.
  EXPECT_EQ(assignment.excess(0), model::Bytes{10 + 5 + 7 + 30 - 40});
  EXPECT_EQ(assignment.excess(1), model::Bytes{0});
  EXPECT_EQ(assignment.excess(), model::Bytes{12});
  EXPECT_EQ(assignment.excess_after(0, std::vector{a}, {}), model::Bytes{0});
  EXPECT_EQ(assignment.excess_after(0, std::vector{a, b}, {}), model::Bytes{0});
  EXPECT_EQ(assignment.excess_after(1, {}, assignment.piece(a).memory), model::Bytes{5});
}

TEST_F(TwoFiles, WithoutALimitThereIsNoExcess) {
  place(assignment_, "a.py::f", 0);
  EXPECT_EQ(assignment_.excess(0), model::Bytes{0});
  EXPECT_EQ(assignment_.excess_after(0, {}, {}), model::Bytes{0});
}

}  // namespace
}  // namespace splitter::solver
