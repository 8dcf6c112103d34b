#include "solver/split_off.hpp"

#include "solver/moves.hpp"
#include "support/assignments.hpp"
#include "support/moves.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::best_of;
using support::expect_delta;
using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using ::testing::ElementsAre;

class SplitOffMove : public support::TwoFiles {};
class SplitOffOneFile : public support::OneFile {};

TEST_F(SplitOffMove, SplittingOffAPartThatAloneUsedASetUpSavesIt) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  expect_delta(SplitOff{file, {0, 1}, 1}.evaluate(assignment_), -30 - 100, 30 + 5 + 100);
  expect_delta(SplitOff{file, {1, 2}, 1}.evaluate(assignment_), -40, 40 + 5);
  SplitOff{file, {0, 1}, 1}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(40 + 5, 30 + 5 + 100, 0));
  EXPECT_TRUE(assignment_.piece(file).uniform);
}

TEST_F(SplitOffMove, SplittingOffKeepsASetUpThatAnotherPieceUses) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  place(assignment_, "b.py::f", 0);
  expect_delta(SplitOff{file, {0, 1}, 1}.evaluate(assignment_), -30, 30 + 5 + 100);
}

TEST_F(SplitOffMove, SplittingOffPaysOnlyWhatTheTargetLacks) {
  const PieceIndex file = place(assignment_, "a.py::f", "a.py::g", 0);
  place(assignment_, "b.py::f", 1);
  expect_delta(SplitOff{file, {0, 1}, 1}.evaluate(assignment_), -30 - 100, 30 + 5);
}

TEST_F(SplitOffOneFile, SplittingOffAHeadOrATailPaysTheImportAgain) {
  expect_delta(SplitOff{file_, {0, 1}, 1}.evaluate(assignment_), -10, 10 + 5);
  expect_delta(SplitOff{file_, {1, 3}, 1}.evaluate(assignment_), -50, 50 + 5);
  SplitOff{file_, {1, 3}, 1}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(10 + 5, 50 + 5));
  EXPECT_EQ(assignment_.pieces(), 2U);
  EXPECT_THAT(ids_of(assignment_),
              ElementsAre(ElementsAre("a.py::f"), ElementsAre("a.py::g", "a.py::h")));
}

TEST_F(SplitOffOneFile, AFurtherPieceOfAFilePaysNoImport) {
  SplitOff{file_, {2, 3}, 1}.apply(assignment_);
  expect_delta(SplitOff{file_, {0, 1}, 1}.evaluate(assignment_), -10, 10);
  SplitOff{file_, {0, 1}, 1}.apply(assignment_);
  EXPECT_THAT(loads_of(assignment_), ElementsAre(20 + 5, 40 + 5));
}

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

TEST(SplitOff, CutsAPieceWhereTheGroupsComeOutEven) {
  const model::Problem problem = one_file(4);
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::i", 0);
  const BestMove best = best_of<SplitOff>(assignment, {0, 1});
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(std::get<SplitOff>(best.found()->move).part, (AtomRange{0, 2}));
  EXPECT_EQ(best.peak(), Microseconds{24});
}

TEST(SplitOff, TakesTheOtherGroupsLoadIntoAccount) {
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
  const BestMove best = best_of<SplitOff>(assignment, {0, 1});
  ASSERT_TRUE(best.found().has_value());
  EXPECT_EQ(std::get<SplitOff>(best.found()->move).part.size(), 1U);
  EXPECT_EQ(best.peak(), Microseconds{20});
}

TEST(SplitOff, ASetUpLongerThanTheSurplusForbidsIt) {
  const model::Problem problem = one_file(40);
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", "a.py::h", 0);
  place(assignment, "a.py::i", 1);
  const BestMove into_known = best_of<SplitOff>(assignment, {0, 1});
  EXPECT_TRUE(into_known.found().has_value());  // The import is there already.

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
  const BestMove into_unknown = best_of<SplitOff>(assigned, {0, 1});
  EXPECT_FALSE(into_unknown.found().has_value());
}

TEST(SplitOff, ASingleTestCannotBeSplit) {
  const model::Problem problem = ProblemBuilder().test("a.py::f", 10).groups(2).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f", 0);
  const BestMove best = best_of<SplitOff>(assignment, {0, 1});
  EXPECT_FALSE(best.found().has_value());
}

TEST(SplitOff, ExcessIsThatOfTheRestAndOfThePart) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("a.py::g", 1)
                                     .test("b.py::f", 1)
                                     .groups(2)
                                     .memory("a.py::f", 0, 60)
                                     .memory("a.py::g", 0, 70)
                                     .memory("b.py::f", 0, 50)
                                     .memory_limit(100)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex file = place(assignment, "a.py::f", "a.py::g", 0);
  place(assignment, "b.py::f", 1);
  EXPECT_EQ(assignment.excess(), model::Bytes{30});
  EXPECT_EQ((SplitOff{file, {0, 1}, 1}.excess(assignment)), model::Bytes{10});
  EXPECT_EQ((SplitOff{file, {1, 2}, 1}.excess(assignment)), model::Bytes{20});
}

}  // namespace
}  // namespace splitter::solver
