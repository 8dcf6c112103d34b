#include "splitter/solver/solve.hpp"
#include "support/suites.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>

namespace splitter::solver {
namespace {

using model::BoundKind;
using model::Keep;
using model::LowerBound;
using model::Microseconds;
using model::Problem;
using support::index_of;
using support::ProblemBuilder;

TEST(LowerBound, SpreadsAllWorkAndEverySetUpOnceRoundedUp) {
  const Problem problem = ProblemBuilder()
                              .imports(3)
                              .test("a.py::f", 10)
                              .test("a.py::g", 11)
                              .test("b.py::f", 10)
                              .test("b.py::g", 12)
                              .groups(2)
                              .build();
  const LowerBound bound = lower_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{25});  // 49 / 2
  EXPECT_EQ(bound.kind, BoundKind::volume);
  EXPECT_EQ(bound.test, std::nullopt);
}

TEST(LowerBound, CountsTheImportOfAFileThatNoGroupCanHold) {
  const Problem problem = ProblemBuilder()
                              .imports(3)
                              .test("a.py::f", 8)
                              .test("a.py::g", 8)
                              .test("a.py::h", 8)
                              .test("a.py::i", 8)
                              .groups(2)
                              .build();
  const LowerBound bound = lower_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{19});  // 38 / 2, where 35 / 2 is the volume
  EXPECT_EQ(bound.kind, BoundKind::repeated);
}

TEST(LowerBound, IsTheLongestTestWithItsSetUps) {
  const Problem problem = ProblemBuilder()
                              .imports(5)
                              .setup("db", 50)
                              .test("a.py::f", 100)
                              .test("a.py::g", 60, {"db"})
                              .test("b.py::f", 1)
                              .groups(4)
                              .build();
  const LowerBound bound = lower_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{60 + 5 + 50});
  EXPECT_EQ(bound.kind, BoundKind::longest);
  EXPECT_EQ(bound.test, index_of(problem, "a.py::g"));
}

TEST(LowerBound, OfAKeptFileBlamesItsLongestTest) {
  const Problem problem = ProblemBuilder()
                              .imports(5)
                              .test("a.py::f", 30)
                              .test("a.py::g", 40)
                              .test("b.py::f", 45)
                              .keep(Keep::file)
                              .groups(3)
                              .build();
  const LowerBound bound = lower_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{30 + 40 + 5});
  EXPECT_EQ(bound.kind, BoundKind::longest);
  EXPECT_EQ(bound.test, index_of(problem, "a.py::g"));
}

TEST(LowerBound, OfOneMoreTestThanGroupsTwoShareAGroup) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 10)
                              .test("a.py::g", 11)
                              .test("a.py::h", 12)
                              .test("a.py::i", 1)
                              .groups(2)
                              .build();
  const LowerBound bound = lower_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{10 + 11});
  EXPECT_EQ(bound.kind, BoundKind::pigeonhole);
}

TEST(LowerBound, OfEqualArgumentsTheFirstIsNamed) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).test("b.py::f", 10).groups(2).build();
  EXPECT_EQ(lower_bound(problem).kind, BoundKind::volume);
  const Problem alone = ProblemBuilder().test("a.py::f", 10).groups(1).build();
  EXPECT_EQ(lower_bound(alone).kind, BoundKind::volume);
}

TEST(LowerBound, OfNothingIsNothing) {
  const LowerBound bound = lower_bound(ProblemBuilder().groups(3).build());
  EXPECT_EQ(bound.time, Microseconds{0});
}

TEST(LowerBound, UnusedSetUpsCostNothing) {
  const Problem problem =
      ProblemBuilder().setup("never used", 1'000).test("a.py::f", 10).groups(1).build();
  EXPECT_EQ(lower_bound(problem).time, Microseconds{10});
}

}  // namespace
}  // namespace splitter::solver
