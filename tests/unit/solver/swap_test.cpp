#include "solver/swap.hpp"

#include "solver/moves.hpp"
#include "support/assignments.hpp"
#include "support/moves.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::best_of;
using support::expect_delta;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using support::recomputed_loads;
using ::testing::ElementsAre;

class SwapMove : public support::TwoFiles {};

TEST_F(SwapMove, SwappingPiecesThatShareNothingAddsTwoRelocations) {
  const PieceIndex left = place(assignment_, "a.py::g", 0);
  const PieceIndex right = place(assignment_, "b.py::g", 1);
  expect_delta(Swap{left, right}.evaluate(assignment_), -40 - 5 + 20 + 5, -20 - 5 + 40 + 5);
  Swap{left, right}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(25, 45, 0));
}

TEST_F(SwapMove, SwappingPiecesOfOneFileKeepsItsImportInBothGroups) {
  const PieceIndex left = place(assignment_, "a.py::f", 0);
  place(assignment_, "b.py::f", 0);
  const PieceIndex right = place(assignment_, "a.py::g", 1);
  // Group 0 keeps the database for b.py::f; group 1 has to pay for it.
  expect_delta(Swap{left, right}.evaluate(assignment_), -30 + 40, -40 + 30 + 100);
  Swap{left, right}.apply(assignment_);
  place(assignment_, "b.py::g", 2);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(160, 135, 25));
  EXPECT_EQ(loads_of(assignment_), recomputed_loads(assignment_));
}

TEST_F(SwapMove, SwappingPiecesThatShareSeveralSetUps) {
  const PieceIndex left = place(assignment_, "a.py::f", 0);
  const PieceIndex right = place(assignment_, "b.py::f", 1);
  // Each leaves its import and keeps the database; what comes brings its own import.
  expect_delta(Swap{left, right}.evaluate(assignment_), -30 - 5 + 10 + 5, -10 - 5 + 30 + 5);
  Swap{left, right}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(115, 135, 0));
}

TEST_F(SwapMove, SwappingIsPricedForTheGroupOfTheFirst) {
  const PieceIndex left = place(assignment_, "a.py::f", 2);
  const PieceIndex right = place(assignment_, "a.py::g", 0);
  expect_delta(Swap{left, right}.evaluate(assignment_), -30 - 100 + 40, -40 + 30 + 100);
  expect_delta(Swap{right, left}.evaluate(assignment_), -40 + 30 + 100, -30 - 100 + 40);
}

TEST(Swap, FindsTheSwapThatEvensOut) {
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
  const BestMove best = best_of<Swap>(assignment, {0, 1});
  // 17 and 7 become 11 and 13; so they would with 7 and 3, which are offered later.
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(std::get<Swap>(best.found()->move), (Swap{ten, four}));
  EXPECT_EQ(best.peak(), Microseconds{13});
}

TEST(Swap, OfEquallyShortGroupsPrefersThoseThatShareSetUps) {
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
  const BestMove best = best_of<Swap>(assignment, {0, 1});
  // Either leaves 62 in group 1; but with b.py::f back, group 0 does not import a.py any more.
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(std::get<Swap>(best.found()->move).other, other_file);
  EXPECT_EQ(best.found()->delta.total(), Microseconds{-50});
}

TEST(Swap, AnEmptyGroupHasNothingToSwap) {
  const model::Problem problem = ProblemBuilder().test("a.py::f", 1).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  const BestMove best = best_of<Swap>(assignment, {0, 1});
  EXPECT_FALSE(best.found().has_value());
}

TEST(Swap, KeepsRulesWhereEachIsAllowedOnceTheOtherHasLeft) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .test("c.py::f", 1)
                                     .groups(2)
                                     .rule(model::RuleKind::apart, {"a.py::f", "b.py::f"})
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  const PieceIndex b = place(assignment, "b.py::f", 1);
  const PieceIndex c = place(assignment, "c.py::f", 1);
  EXPECT_TRUE((Swap{a, b}.keeps_rules(assignment)));
  EXPECT_FALSE((Swap{a, c}.keeps_rules(assignment))) << "a.py::f would join b.py::f";
}

TEST(Swap, ExcessIsThatOfBothGroupsAfterIt) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .test("c.py::f", 1)
                                     .groups(2)
                                     .memory("a.py::f", 0, 60)
                                     .memory("b.py::f", 0, 70)
                                     .memory("c.py::f", 0, 50)
                                     .memory_limit(100)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 0);
  const PieceIndex c = place(assignment, "c.py::f", 1);
  EXPECT_EQ(assignment.excess(), model::Bytes{30});
  EXPECT_EQ((Swap{a, c}.excess(assignment)), model::Bytes{20});
}

}  // namespace
}  // namespace splitter::solver
