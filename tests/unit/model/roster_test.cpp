#include "splitter/model/roster.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace splitter::model {
namespace {

using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Homes homes_of(const Problem& problem, const std::vector<GroupIndex>& group_of) {
  return home_groups(problem, Plan(problem, group_of, {}));
}

TEST(HomeGroups, OnlyFilesThatAreCutHaveOne) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 1).test("a.py::g", 1).test("b.py::f", 1).groups(2).build();
  EXPECT_THAT(homes_of(problem, {1, 1, 0}), IsEmpty());
}

TEST(HomeGroups, TheLargestPartByTimeThenCountThenTheFirst) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 5)
                              .test("a.py::g", 2)
                              .test("a.py::h", 2)
                              .test("b.py::f", 4)
                              .test("b.py::g", 2)
                              .test("b.py::h", 2)
                              .test("c.py::f", 3)
                              .test("c.py::g", 3)
                              .groups(3)
                              .build();
  EXPECT_THAT(homes_of(problem, {2, 0, 0, 0, 1, 1, 2, 1}),
              ElementsAre(Pair("a.py", 2), Pair("b.py", 1), Pair("c.py", 1)));
}

}  // namespace
}  // namespace splitter::model
