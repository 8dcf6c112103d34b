#include "solver/moves.hpp"

#include "support/assignments.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using ::testing::ElementsAre;

/// Group 0: f 10 and g 4 of one file, as two pieces; group 1: a file of 3 and 1 in one piece.
class Moves : public ::testing::Test {
 protected:
  model::Problem problem_ = ProblemBuilder()
                                .test("a.py::f", 10)
                                .test("a.py::g", 4)
                                .test("b.py::f", 3)
                                .test("b.py::g", 1)
                                .groups(2)
                                .build();
  Atoms atoms_{problem_};
  Assignment assignment_{atoms_};
  PieceIndex ten_ = place(assignment_, "a.py::f", 0);
  PieceIndex four_ = place(assignment_, "a.py::g", 0);
  PieceIndex file_ = place(assignment_, "b.py::f", "b.py::g", 1);

  /// A move from group 0 to group 1 as it is offered.
  static Move relocation(PieceIndex piece, std::int64_t from, std::int64_t to) {
    return {.kind = MoveKind::relocate,
            .piece = piece,
            .to = 1,
            .delta = {Microseconds{from}, Microseconds{to}}};
  }
};

TEST_F(Moves, ApplyDoesWhatTheMoveSays) {
  apply(assignment_, {.kind = MoveKind::relocate, .piece = four_, .to = 1});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(10, 8));
  apply(assignment_, {.kind = MoveKind::swap, .piece = ten_, .other = four_, .to = 1});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(4, 14));
  apply(assignment_, {.kind = MoveKind::split_off, .piece = file_, .part = {2, 3}, .to = 0});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(7, 11));
}

TEST_F(Moves, WithoutAnOfferThereIsNoBestMove) {
  EXPECT_FALSE(BestMove(assignment_).move().has_value());
}

TEST_F(Moves, TheBestMoveLeavesTheLongerGroupShortest) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -10, 10), {0, 1});
  EXPECT_EQ(best.peak(), Microseconds{14});
  best.offer(relocation(four_, -4, 4), {0, 1});
  EXPECT_EQ(best.peak(), Microseconds{10});
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->piece, four_);
}

TEST_F(Moves, OfEquallyGoodMovesTheSmallerTotalWins) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -4, 4), {0, 1});
  best.offer(relocation(four_, -4, 2), {0, 1});
  best.offer(relocation(ten_, -4, 3), {0, 1});
  EXPECT_EQ(best.move()->delta.total(), Microseconds{-2});
}

TEST_F(Moves, OfMovesThatAreEqualInBothTheFirstWins) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -4, 4), {0, 1});
  best.offer(relocation(four_, -4, 4), {0, 1});
  EXPECT_EQ(best.move()->piece, ten_);
}

TEST_F(Moves, EveryPieceOfAGroupMayBeRelocated) {
  BestMove best(assignment_);
  offer_relocations(assignment_, {0, 1}, best);
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->kind, MoveKind::relocate);
  EXPECT_EQ(best.move()->piece, four_);
  EXPECT_EQ(best.peak(), Microseconds{10});
}

TEST_F(Moves, TheLastPieceOfAGroupStays) {
  BestMove best(assignment_);
  offer_relocations(assignment_, {1, 0}, best);
  EXPECT_FALSE(best.move().has_value());
}

}  // namespace
}  // namespace splitter::solver
