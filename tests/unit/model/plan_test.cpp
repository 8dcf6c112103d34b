#include "splitter/model/plan.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
#include <vector>

namespace splitter::model {
namespace {

using support::ids_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Collected as b, a: two files that each cost 5 to import, and a database for two of the tests.
ProblemBuilder two_files() {
  return ProblemBuilder()
      .imports(5)
      .setup("db", 100)
      .test("b.py::f", 10, {"db"})
      .test("b.py::g", 20)
      .test("a.py::f", 30, {"db"})
      .test("a.py::g", 40)
      .groups(2);
}

TEST(Plan, GroupsHoldTheirTestsInCollectionOrder) {
  const Problem problem = two_files().build();
  // Tests are numbered a::f, a::g, b::f, b::g.
  const std::vector<GroupIndex> group_of{1, 0, 1, 1};
  const Plan plan(problem, group_of, {});
  EXPECT_THAT(ids_of(problem, plan.groups()[0]), ElementsAre("a.py::g"));
  EXPECT_THAT(ids_of(problem, plan.groups()[1]), ElementsAre("b.py::f", "b.py::g", "a.py::f"));
}

TEST(Plan, GroupsHoldTheTestsOfAListFileByFileInItsOrder) {
  const Problem problem = two_files().test("a.py::a", 1).order(Order::listed).build();
  const Plan plan(problem, std::vector<GroupIndex>{0, 0, 1, 0, 0}, {});
  EXPECT_THAT(ids_of(problem, plan.groups()[0]),
              ElementsAre("a.py::f", "a.py::a", "b.py::f", "b.py::g"));
}

TEST(Plan, CountsFilesAndTimes) {
  const Problem problem = two_files().build();
  const std::vector<GroupIndex> group_of{1, 0, 1, 1};
  const Plan plan(problem, group_of, {Microseconds{100}});
  EXPECT_EQ(plan.groups()[0].files, 1U);
  EXPECT_EQ(plan.groups()[1].files, 2U);
  EXPECT_EQ(plan.groups()[0].time, Microseconds{40 + 5});
  EXPECT_EQ(plan.groups()[1].time, Microseconds{10 + 20 + 30 + 5 + 5 + 100});
  EXPECT_EQ(plan.makespan(), Microseconds{170});
  EXPECT_EQ(plan.total(), Microseconds{170 + 45});
  EXPECT_DOUBLE_EQ(plan.gap(), 0.70);
}

TEST(Plan, CountsTestsAsPytestDoes) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 1).test("a.py::f", 1).test("a.py::g", 1).groups(1).build();
  const std::vector<GroupIndex> group_of{0, 0};
  const Plan plan(problem, group_of, {});
  EXPECT_EQ(plan.groups()[0].tests.size(), 2U);
  EXPECT_EQ(plan.groups()[0].count, 3U);
}

TEST(Plan, GroupsMayBeEmpty) {
  const Problem problem = two_files().groups(3).build();
  const std::vector<GroupIndex> group_of{2, 2, 2, 2};
  const Plan plan(problem, group_of, {});
  ASSERT_EQ(plan.groups().size(), 3U);
  EXPECT_THAT(plan.groups()[0].tests, IsEmpty());
  EXPECT_EQ(plan.groups()[0].time, Microseconds{0});
  EXPECT_EQ(plan.groups()[0].files, 0U);
}

TEST(Plan, RefusesAnythingButOneGroupATest) {
  const Problem problem = two_files().build();
  EXPECT_THROW(Plan(problem, std::vector<GroupIndex>{0, 0, 0}, {}), std::logic_error);
  EXPECT_THROW(Plan(problem, std::vector<GroupIndex>{0, 0, 0, 0, 0}, {}), std::logic_error);
  EXPECT_THROW(Plan(problem, std::vector<GroupIndex>{0, 0, 0, 2}, {}), std::logic_error);
}

TEST(Plan, KnowsTheGroupOfEachTest) {
  const Problem problem = two_files().build();
  const std::vector<GroupIndex> group_of{1, 0, 1, 0};
  EXPECT_EQ(Plan(problem, group_of, {}).group_of_tests(), group_of);
}

TEST(Plan, CountsTheTestsThatMoved) {
  const std::vector<GroupIndex> group_of{1, 0, 1, 1};
  const Problem first = two_files().build();
  EXPECT_EQ(Plan(first, group_of, {}).moved(first), 0U) << "there was no plan before";
  const Problem next =
      two_files().previous({{"a.py::f", 0}, {"a.py::g", 0}, {"b.py::f", 1}}).build();
  EXPECT_EQ(Plan(next, group_of, {}).moved(next), 1U) << "b.py::g is new, and did not move";
  const Problem twice = ProblemBuilder()
                            .test("a.py::f", 1)
                            .test("a.py::f", 1)
                            .previous({{"a.py::f", 1}})
                            .groups(2)
                            .build();
  EXPECT_EQ(Plan(twice, std::vector<GroupIndex>{0}, {}).moved(twice), 2U);
}

TEST(Plan, NamesTheGroupsThatNeedMoreMemoryThanTheirRunnerHas) {
  const auto large = [](std::int64_t limit) {
    const Problem problem =
        two_files().memory("a.py::f", 100, 0).memory("b.py::f", 200, 0).memory_limit(limit).build();
    return Plan(problem, std::vector<GroupIndex>{0, 0, 1, 1}, {}).too_large(problem);
  };
  EXPECT_THAT(large(99), ElementsAre(0U, 1U));
  EXPECT_THAT(large(100), ElementsAre(1U)) << "just enough is enough";
  EXPECT_THAT(large(200), IsEmpty());
  const Problem unlimited = two_files().memory("a.py::f", 100, 0).build();
  EXPECT_THAT(Plan(unlimited, std::vector<GroupIndex>{0, 0, 1, 1}, {}).too_large(unlimited),
              IsEmpty());
}

TEST(Plan, WithoutABoundThereIsNoGap) {
  const Problem problem = two_files().build();
  EXPECT_DOUBLE_EQ(Plan(problem, std::vector<GroupIndex>{0, 0, 0, 0}, {}).gap(), 0.0);
}

}  // namespace
}  // namespace splitter::model
