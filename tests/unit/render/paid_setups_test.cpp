#include "render/paid_setups.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace splitter::render {
namespace {

using model::Microseconds;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PaidSetUps, AreCountedOnceInEveryGroupThatTouchesThem) {
  const model::Problem problem = ProblemBuilder()
                                     .imports("a.py", 10)
                                     .imports("b.py", 4)
                                     .setup("db", 100)
                                     .test("a.py::f", 1, {"db"})
                                     .test("a.py::g", 1)
                                     .test("a.py::h", 1, {"db"})
                                     .test("b.py::f", 1)
                                     .groups(3)
                                     .build();
  const std::vector<model::GroupIndex> group_of = {0, 1, 2, 2};
  const PaidSetUps paid = paid_setups(problem, {problem, group_of, {}});
  EXPECT_THAT(paid.of_group, ElementsAre(Microseconds{110}, Microseconds{10}, Microseconds{114}));
  EXPECT_EQ(paid.all, Microseconds{234});
  EXPECT_EQ(paid.repeated, Microseconds{120});
  ASSERT_EQ(paid.dearest.size(), 2U);
  EXPECT_EQ(name_of_setup(problem.scopes()[paid.dearest[0].scope]), "db");
  EXPECT_EQ(paid.dearest[0].groups, 2U);
  EXPECT_EQ(name_of_setup(problem.scopes()[paid.dearest[1].scope]), "the import of a.py");
  EXPECT_EQ(paid.dearest[1].extra, Microseconds{20});
}

TEST(PaidSetUps, WhereNothingIsRepeatedNothingIsNamed) {
  const model::Problem problem = ProblemBuilder().imports(3).test("a.py::f", 1).groups(2).build();
  const std::vector<model::GroupIndex> group_of = {0};
  const PaidSetUps paid = paid_setups(problem, {problem, group_of, {}});
  EXPECT_EQ(paid.repeated, Microseconds{0});
  EXPECT_THAT(paid.dearest, IsEmpty());
}

}  // namespace
}  // namespace splitter::render
