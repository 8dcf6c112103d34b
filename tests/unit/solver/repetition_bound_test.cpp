#include "solver/repetition_bound.hpp"

#include "support/suites.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace splitter::solver {
namespace {

using model::BoundKind;
using model::LowerBound;
using model::Microseconds;
using model::Problem;
using support::ProblemBuilder;

/// So many tests of one length in one file.
ProblemBuilder many(const std::string& file, int count, std::int64_t own) {
  ProblemBuilder builder;
  for (int i = 0; i < count; ++i) {
    builder.test(file + "::f" + std::to_string(i), own);
  }
  return builder;
}

TEST(RepetitionBound, CountsAnImportInEachGroupThatItsTestsNeed) {
  const Problem problem = many("a.py", 8, 10).imports(20).groups(4).build();
  const LowerBound bound = repetition_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{40});  // 20 of tests and the import in each of the four
  EXPECT_EQ(bound.kind, BoundKind::repeated);
  EXPECT_EQ(bound.scope, 0U);
  EXPECT_EQ(bound.payers, 4U);
}

TEST(RepetitionBound, IsTheVolumeWhereEachSetUpFitsIntoOneGroup) {
  const Problem problem =
      ProblemBuilder().imports(3).test("a.py::f", 10).test("b.py::f", 11).groups(2).build();
  const LowerBound bound = repetition_bound(problem);
  EXPECT_EQ(bound.time, Microseconds{14});  // 27 / 2; but b.py takes 14
  EXPECT_EQ(bound.scope, std::nullopt);
}

TEST(RepetitionBound, CountsWhatIsRepeatedInsideASetUp) {
  const Problem problem = ProblemBuilder()
                              .imports(0)
                              .setup("db", 30)
                              .setup("table", 10)
                              .test("a.py::f0", 20, {"db", "table"})
                              .test("a.py::f1", 20, {"db", "table"})
                              .test("a.py::f2", 20, {"db", "table"})
                              .test("b.py::g0", 20, {"db"})
                              .groups(2)
                              .build();
  // At 80, 50 beside the database: 80 of tests and the table once, which is two groups; the table's
  // 60 beside both is two groups as well: 80 + 2 * 30 + 2 * 10 = 160.
  EXPECT_EQ(repetition_bound(problem).time, Microseconds{80});
}

TEST(RepetitionBound, UnusedAndFreeSetUpsAreNothing) {
  const Problem problem = many("a.py", 4, 10).setup("never", 1'000).groups(2).build();
  EXPECT_EQ(repetition_bound(problem).time, Microseconds{20});
  EXPECT_EQ(repetition_bound(problem).scope, std::nullopt);
}

TEST(RepetitionBound, OfNothingIsNothing) {
  EXPECT_EQ(repetition_bound(ProblemBuilder().groups(3).build()).time, Microseconds{0});
}

}  // namespace
}  // namespace splitter::solver
