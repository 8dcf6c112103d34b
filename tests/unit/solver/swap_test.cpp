#include "solver/moves.hpp"
#include "support/assignments.hpp"

#include <gtest/gtest.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::place;
using support::ProblemBuilder;

TEST(OfferSwaps, FindsTheSwapThatEvensOut) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 10)
                                     .test("b.py::f", 7)
                                     .test("c.py::f", 3)
                                     .test("d.py::f", 4)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex ten = place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 0);
  place(assignment, "c.py::f", 1);
  const PieceIndex four = place(assignment, "d.py::f", 1);
  BestMove best(assignment);
  offer_swaps(assignment, {0, 1}, best);
  // 17 and 7 become 11 and 13; so they would with 7 and 3, which are offered later.
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->kind, MoveKind::swap);
  EXPECT_EQ(best.move()->piece, ten);
  EXPECT_EQ(best.move()->other, four);
  EXPECT_EQ(best.peak(), Microseconds{13});
}

TEST(OfferSwaps, OfEquallyShortGroupsPrefersThoseThatShareSetUps) {
  const model::Problem problem = ProblemBuilder()
                                     .imports("a.py", 50)
                                     .imports("b.py", 0)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 2)
                                     .test("b.py::f", 2)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  place(assignment, "a.py::g", 1);
  const PieceIndex other_file = place(assignment, "b.py::f", 1);
  BestMove best(assignment);
  offer_swaps(assignment, {0, 1}, best);
  // Either leaves 62 in group 1; but with b.py::f back, group 0 does not import a.py any more.
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->other, other_file);
  EXPECT_EQ(best.move()->delta.total(), Microseconds{-50});
}

TEST(OfferSwaps, AnEmptyGroupHasNothingToSwap) {
  const model::Problem problem = ProblemBuilder().test("a.py::f", 1).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  BestMove best(assignment);
  offer_swaps(assignment, {0, 1}, best);
  EXPECT_FALSE(best.move().has_value());
}

}  // namespace
}  // namespace splitter::solver
