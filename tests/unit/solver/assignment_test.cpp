#include "solver/assignment.hpp"

#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::atoms_from_to;
using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using support::recomputed_loads;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void expect_delta(const Delta& delta, std::int64_t from, std::int64_t to) {
  EXPECT_EQ(delta.from, Microseconds{from});
  EXPECT_EQ(delta.to, Microseconds{to});
}

/// Two files that cost 5 to import; the functions `f` share a database that costs 100.
class TwoFiles : public ::testing::Test {
 protected:
  model::Problem problem_ = ProblemBuilder()
                                .imports(5)
                                .setup("db", 100)
                                .test("a.py::f", 30, {"db"})
                                .test("a.py::g", 40)
                                .test("b.py::f", 10, {"db"})
                                .test("b.py::g", 20)
                                .groups(3)
                                .build();
  Atoms atoms_{problem_};
  Assignment assignment_{atoms_};
};

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

TEST_F(TwoFiles, RelocatingSavesWhatNobodyElseUsesAndPaysWhatIsMissing) {
  place(assignment_, "a.py::f", 0);
  const PieceIndex piece = place(assignment_, "b.py::f", 0);
  place(assignment_, "a.py::g", 1);
  place(assignment_, "b.py::g", 2);
  // The import of b.py leaves group 0 with its only user; the database stays for a.py::f.
  expect_delta(assignment_.delta_relocate(piece, 2), -10 - 5, 10 + 100);
  expect_delta(assignment_.delta_relocate(piece, 1), -10 - 5, 10 + 5 + 100);
  assignment_.relocate(piece, 2);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(30 + 5 + 100, 40 + 5, 20 + 5 + 10 + 100));
  EXPECT_EQ(assignment_.piece(piece).group, 2U);
  EXPECT_THAT(
      ids_of(assignment_),
      ElementsAre(
          ElementsAre("a.py::f"), ElementsAre("a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST_F(TwoFiles, SwappingPiecesThatShareNothingAddsTwoRelocations) {
  const PieceIndex left = place(assignment_, "a.py::g", 0);
  const PieceIndex right = place(assignment_, "b.py::g", 1);
  expect_delta(assignment_.delta_swap(left, right), -40 - 5 + 20 + 5, -20 - 5 + 40 + 5);
  assignment_.swap(left, right);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(25, 45, 0));
}

TEST_F(TwoFiles, SwappingPiecesOfOneFileKeepsItsImportInBothGroups) {
  const PieceIndex left = place(assignment_, "a.py::f", 0);
  place(assignment_, "b.py::f", 0);
  const PieceIndex right = place(assignment_, "a.py::g", 1);
  // Group 0 keeps the database for b.py::f; group 1 has to pay for it.
  expect_delta(assignment_.delta_swap(left, right), -30 + 40, -40 + 30 + 100);
  assignment_.swap(left, right);
  place(assignment_, "b.py::g", 2);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(160, 135, 25));
  EXPECT_EQ(loads_of(assignment_), recomputed_loads(assignment_));
}

TEST_F(TwoFiles, SwappingPiecesThatShareSeveralSetUps) {
  const PieceIndex left = place(assignment_, "a.py::f", 0);
  const PieceIndex right = place(assignment_, "b.py::f", 1);
  // Each leaves its import and keeps the database; what comes brings its own import.
  expect_delta(assignment_.delta_swap(left, right), -30 - 5 + 10 + 5, -10 - 5 + 30 + 5);
  assignment_.swap(left, right);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(115, 135, 0));
}

TEST_F(TwoFiles, SwappingIsPricedForTheGroupOfTheFirst) {
  const PieceIndex left = place(assignment_, "a.py::f", 2);
  const PieceIndex right = place(assignment_, "a.py::g", 0);
  expect_delta(assignment_.delta_swap(left, right), -30 - 100 + 40, -40 + 30 + 100);
  expect_delta(assignment_.delta_swap(right, left), -40 + 30 + 100, -30 - 100 + 40);
}

TEST_F(TwoFiles, SplittingOffAPartThatAloneUsedASetUpSavesIt) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  expect_delta(assignment_.delta_split_off(file, {0, 1}, 1), -30 - 100, 30 + 5 + 100);
  expect_delta(assignment_.delta_split_off(file, {1, 2}, 1), -40, 40 + 5);
  assignment_.split_off(file, {0, 1}, 1);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(40 + 5, 30 + 5 + 100, 0));
  EXPECT_TRUE(assignment_.piece(file).uniform);
}

TEST_F(TwoFiles, SplittingOffKeepsASetUpThatAnotherPieceUses) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  place(assignment_, "b.py::f", 0);
  expect_delta(assignment_.delta_split_off(file, {0, 1}, 1), -30, 30 + 5 + 100);
}

TEST_F(TwoFiles, SplittingOffPaysOnlyWhatTheTargetLacks) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  place(assignment_, "b.py::f", 1);
  expect_delta(assignment_.delta_split_off(file, {0, 1}, 1), -30 - 100, 30 + 5);
}

/// One file of three tests that all share its import.
class OneFile : public ::testing::Test {
 protected:
  model::Problem problem_ = ProblemBuilder()
                                .imports(5)
                                .test("a.py::f", 10)
                                .test("a.py::g", 20)
                                .test("a.py::h", 30)
                                .groups(2)
                                .build();
  Atoms atoms_{problem_};
  Assignment assignment_{atoms_};
  PieceIndex file_ = place(assignment_, "a.py::f", "a.py::h", 0);
};

TEST_F(OneFile, SplittingOffAHeadOrATailPaysTheImportAgain) {
  expect_delta(assignment_.delta_split_off(file_, {0, 1}, 1), -10, 10 + 5);
  expect_delta(assignment_.delta_split_off(file_, {1, 3}, 1), -50, 50 + 5);
  assignment_.split_off(file_, {1, 3}, 1);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(10 + 5, 50 + 5));
  EXPECT_EQ(assignment_.pieces(), 2U);
  EXPECT_THAT(ids_of(assignment_),
              ElementsAre(ElementsAre("a.py::f"), ElementsAre("a.py::g", "a.py::h")));
}

TEST_F(OneFile, AFurtherPieceOfAFilePaysNoImport) {
  assignment_.split_off(file_, {2, 3}, 1);
  expect_delta(assignment_.delta_split_off(file_, {0, 1}, 1), -10, 10);
  assignment_.split_off(file_, {0, 1}, 1);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(20 + 5, 40 + 5));
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

}  // namespace
}  // namespace splitter::solver
