#include "solver/relocate.hpp"

#include "solver/moves.hpp"
#include "support/assignments.hpp"
#include "support/moves.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using support::expect_delta;
using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using ::testing::ElementsAre;

class RelocateMove : public support::TwoFiles {};

TEST_F(RelocateMove, RelocatingSavesWhatNobodyElseUsesAndPaysWhatIsMissing) {
  place(assignment_, "a.py::f", 0);
  const PieceIndex piece = place(assignment_, "b.py::f", 0);
  place(assignment_, "a.py::g", 1);
  place(assignment_, "b.py::g", 2);
  // The import of b.py leaves group 0 with its only user; the database stays for a.py::f.
  expect_delta(Relocate{piece, 2}.evaluate(assignment_), -10 - 5, 10 + 100);
  expect_delta(Relocate{piece, 1}.evaluate(assignment_), -10 - 5, 10 + 5 + 100);
  Relocate{piece, 2}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(30 + 5 + 100, 40 + 5, 20 + 5 + 10 + 100));
  EXPECT_EQ(assignment_.piece(piece).group, 2U);
  EXPECT_THAT(
      ids_of(assignment_),
      ElementsAre(
          ElementsAre("a.py::f"), ElementsAre("a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST_F(RelocateMove, ThePairIsTheGroupOfThePieceAndTheTarget) {
  const PieceIndex piece = place(assignment_, "a.py::f", 1);
  const Pair groups = Relocate{piece, 2}.groups(assignment_);
  EXPECT_EQ(groups.from, 1U);
  EXPECT_EQ(groups.to, 2U);
}

TEST_F(RelocateMove, CandidatesAreAllPiecesOfAGroupButItsLast) {
  const PieceIndex first = place(assignment_, "a.py::f", 0);
  const PieceIndex second = place(assignment_, "b.py::f", 0);
  place(assignment_, "a.py::g", 1);
  EXPECT_THAT(support::candidates<Relocate>(assignment_, {0, 2}),
              ElementsAre(Relocate{first, 2}, Relocate{second, 2}));
  EXPECT_THAT(support::candidates<Relocate>(assignment_, {1, 2}), ElementsAre());
}

TEST(Relocate, KeepsRulesOnlyWhereTheTargetIsAllowed) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .groups(3)
                                     .rule(model::RuleKind::apart, {"a.py::f", "b.py::f"})
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex piece = place(assignment, "a.py::f", 0);
  place(assignment, "b.py::f", 1);
  EXPECT_FALSE((Relocate{piece, 1}.keeps_rules(assignment)));
  EXPECT_TRUE((Relocate{piece, 2}.keeps_rules(assignment)));
}

TEST(Relocate, ExcessIsThatOfBothGroupsAfterIt) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .test("c.py::f", 1)
                                     .groups(2)
                                     .memory("a.py::f", 0, 60)
                                     .memory("b.py::f", 0, 70)
                                     .memory("c.py::f", 0, 80)
                                     .memory_limit(100)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  const PieceIndex b = place(assignment, "b.py::f", 0);
  place(assignment, "c.py::f", 1);
  EXPECT_EQ(assignment.excess(), model::Bytes{30});
  EXPECT_EQ((Relocate{a, 1}.excess(assignment)), model::Bytes{40});
  EXPECT_EQ((Relocate{b, 1}.excess(assignment)), model::Bytes{50});
}

}  // namespace
}  // namespace splitter::solver
