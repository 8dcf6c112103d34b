#include "solver/moves.hpp"

#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <variant>

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

  /// A move from group 0 to group 1 as it is offered, with any effect.
  static Candidate relocation(PieceIndex piece, std::int64_t from, std::int64_t to) {
    return {Relocate{piece, 1}, {0, 1}, {Microseconds{from}, Microseconds{to}}};
  }
  static PieceIndex relocated(const BestMove& best) {
    return std::get<Relocate>(best.found()->move).piece;
  }
};

TEST_F(Moves, CarryingOutDoesWhatTheMoveSays) {
  carry_out(assignment_, Relocate{four_, 1});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(10, 8));
  carry_out(assignment_, Swap{ten_, four_});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(4, 14));
  carry_out(assignment_, SplitOff{file_, {2, 3}, 0});
  EXPECT_THAT(loads_of(assignment_), ElementsAre(7, 11));
}

TEST_F(Moves, WithoutAnOfferThereIsNoBestMove) {
  EXPECT_FALSE(BestMove(assignment_).found().has_value());
}

TEST_F(Moves, TheBestMoveLeavesTheLongerGroupShortest) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -10, 10));
  EXPECT_EQ(best.peak(), Microseconds{14});
  best.offer(relocation(four_, -4, 4));
  EXPECT_EQ(best.peak(), Microseconds{10});
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(relocated(best), four_);
}

TEST_F(Moves, OfEquallyGoodMovesTheSmallerTotalWins) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -4, 4));
  best.offer(relocation(four_, -4, 2));
  best.offer(relocation(ten_, -4, 3));
  EXPECT_EQ(best.found()->delta.total(), Microseconds{-2});
}

TEST_F(Moves, OfMovesThatAreEqualInBothTheFirstWins) {
  BestMove best(assignment_);
  best.offer(relocation(ten_, -4, 4));
  best.offer(relocation(four_, -4, 4));
  EXPECT_EQ(relocated(best), ten_);
}

TEST_F(Moves, ACandidateKnowsItsGroupsAndItsEffect) {
  const Candidate found = candidate(assignment_, Swap{ten_, file_});
  EXPECT_EQ(found.groups.from, 0U);
  EXPECT_EQ(found.groups.to, 1U);
  support::expect_delta(found.delta, -10 + 4, 10 - 4);
}

TEST_F(Moves, AllKindsOfMovesAreOffered) {
  BestMove best(assignment_);
  offer_all(assignment_, {0, 1}, best);
  // 14 and 4: with 4 relocated 10 and 8, with 10 and the file swapped 8 and 10. The first wins.
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(relocated(best), four_);
  EXPECT_EQ(best.peak(), Microseconds{10});
  BestMove back(assignment_);
  offer_all(assignment_, {1, 0}, back);
  // The file is the last piece of its group, and splitting it or swapping it for 4 is no better.
  ASSERT_TRUE(back.found().has_value());
  EXPECT_EQ(std::get<Swap>(back.found()->move), (Swap{file_, ten_}));
}

TEST(MoveLimits, AMoveMayExceedMemoryNoMoreThanBefore) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .test("c.py::f", 1)
                                     .groups(2)
                                     .memory("a.py::f", 0, 60)
                                     .memory("b.py::f", 0, 70)
                                     .memory("c.py::f", 0, 30)
                                     .memory_limit(100)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 0);
  const PieceIndex c = place(assignment, "c.py::f", 1);
  EXPECT_EQ(excess_after(assignment, Relocate{a, 1}), model::Bytes{0});
  EXPECT_TRUE(keeps_limits(assignment, Relocate{a, 1}));
  EXPECT_EQ(excess_after(assignment, Relocate{c, 0}), model::Bytes{60});
  EXPECT_FALSE(keeps_limits(assignment, Relocate{c, 0}));
}

}  // namespace
}  // namespace splitter::solver
