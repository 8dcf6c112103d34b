#include "solver/moves.hpp"
#include "support/assignments.hpp"

#include <gtest/gtest.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::place;
using support::ProblemBuilder;

/// A file of four tests of 10 each that costs `import` to import, all in group 0 of two.
model::Problem one_file(std::int64_t import) {
  return ProblemBuilder()
      .imports(import)
      .test("a.py::f", 10)
      .test("a.py::g", 10)
      .test("a.py::h", 10)
      .test("a.py::i", 10)
      .groups(2)
      .build();
}

TEST(OfferSplitOffs, CutsAPieceWhereTheGroupsComeOutEven) {
  const model::Problem problem = one_file(4);
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::i", 0);
  BestMove best(assignment);
  offer_split_offs(assignment, {0, 1}, best);
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->kind, MoveKind::split_off);
  EXPECT_EQ(best.move()->part, (AtomRange{0, 2}));
  EXPECT_EQ(best.peak(), Microseconds{24});
}

TEST(OfferSplitOffs, TakesTheOtherGroupsLoadIntoAccount) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 10)
                                     .test("a.py::h", 10)
                                     .test("b.py::f", 8)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::h", 0);
  place(assignment, "b.py::f", 1);
  BestMove best(assignment);
  offer_split_offs(assignment, {0, 1}, best);
  ASSERT_TRUE(best.move().has_value());
  EXPECT_EQ(best.move()->part.size(), 1U);
  EXPECT_EQ(best.peak(), Microseconds{20});
}

TEST(OfferSplitOffs, ASetUpLongerThanTheSurplusForbidsIt) {
  const model::Problem problem = one_file(40);
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::h", 0);
  place(assignment, "a.py::i", 1);
  BestMove into_known(assignment);
  offer_split_offs(assignment, {0, 1}, into_known);
  EXPECT_TRUE(into_known.move().has_value());  // The import is there already.

  const model::Problem other = ProblemBuilder()
                                   .imports("a.py", 40)
                                   .test("a.py::f", 10)
                                   .test("a.py::g", 10)
                                   .test("b.py::f", 30)
                                   .groups(2)
                                   .build();
  const Atoms other_atoms(other);
  Assignment assigned(other_atoms);
  place(assigned, "a.py::f", "a.py::g", 0);
  place(assigned, "b.py::f", 1);
  BestMove into_unknown(assigned);
  offer_split_offs(assigned, {0, 1}, into_unknown);
  EXPECT_FALSE(into_unknown.move().has_value());
}

TEST(OfferSplitOffs, ASingleTestCannotBeSplit) {
  const model::Problem problem = ProblemBuilder().test("a.py::f", 10).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  BestMove best(assignment);
  offer_split_offs(assignment, {0, 1}, best);
  EXPECT_FALSE(best.move().has_value());
}

}  // namespace
}  // namespace splitter::solver
