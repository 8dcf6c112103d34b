#include "splitter/model/plan.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <stdexcept>
#include <vector>

namespace splitter::model {
namespace {

using support::ids_of;
using support::index_of;
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

Microseconds time_of(const Problem& problem, const std::vector<std::string>& ids) {
  std::vector<TestIndex> tests;
  for (const std::string& id : ids) {
    tests.push_back(index_of(problem, id));
  }
  return group_time(problem, tests);
}

TEST(GroupTime, NothingTakesNoTime) {
  EXPECT_EQ(time_of(two_files().build(), {}), Microseconds{0});
}

TEST(GroupTime, AddsOwnTimesAndEverySetUpOnce) {
  const Problem problem = two_files().build();
  EXPECT_EQ(time_of(problem, {"b.py::g"}), Microseconds{20 + 5});
  EXPECT_EQ(time_of(problem, {"b.py::f"}), Microseconds{10 + 5 + 100});
  EXPECT_EQ(time_of(problem, {"b.py::f", "b.py::g"}), Microseconds{10 + 20 + 5 + 100});
  EXPECT_EQ(time_of(problem, {"a.py::f", "b.py::f"}), Microseconds{30 + 10 + 5 + 5 + 100});
}

TEST(GroupTime, DoesNotDependOnTheOrderOfTests) {
  const Problem problem = two_files().build();
  EXPECT_EQ(time_of(problem, {"a.py::f", "b.py::f", "a.py::g", "b.py::g"}),
            time_of(problem, {"b.py::g", "a.py::g", "b.py::f", "a.py::f"}));
}

TEST(Plan, GroupsHoldTheirTestsInCollectionOrder) {
  const Problem problem = two_files().build();
  // Tests are numbered a::f, a::g, b::f, b::g.
  const std::vector<GroupIndex> group_of{1, 0, 1, 1};
  const Plan plan(problem, group_of, {});
  EXPECT_THAT(ids_of(problem, plan.groups()[0]), ElementsAre("a.py::g"));
  EXPECT_THAT(ids_of(problem, plan.groups()[1]), ElementsAre("b.py::f", "b.py::g", "a.py::f"));
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

TEST(Plan, WithoutABoundThereIsNoGap) {
  const Problem problem = two_files().build();
  EXPECT_DOUBLE_EQ(Plan(problem, std::vector<GroupIndex>{0, 0, 0, 0}, {}).gap(), 0.0);
}

TEST(GroupMemory, CountsTheFixturesOfEachWorker) {
  const Problem problem = ProblemBuilder()
                              .setup("db", 1)
                              .setup("page", 1)
                              .setup("other", 1)
                              .holds("db", 300)
                              .holds("page", 40, ScopeKind::module)
                              .holds("other", 50, ScopeKind::test_class)
                              .test("a.py::f", 1, {"db", "page"})
                              .test("a.py::g", 1, {"other"})
                              .test("b.py::h", 1)
                              .baseline(100)
                              .memory("a.py::f", 7, 0)
                              .build();
  const std::vector<TestIndex> all = {0, 1, 2};
  EXPECT_EQ(held_by_fixtures(problem, all), Bytes{300 + 50}) << "of those that go, the largest";
  EXPECT_EQ(group_memory(problem, all, 1), Bytes{100 + 350 + 7});
  EXPECT_EQ(group_memory(problem, all, 2), Bytes{2 * (100 + 350) + 7});
  EXPECT_EQ(group_memory(problem, std::vector<TestIndex>{2}, 2), Bytes{2 * 100});
}

TEST(SessionTime, CountsTheStartOfWorkersAfterThatOfPytest) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).test("a.py::g", 10).startup(100).workers(2).build();
  const std::vector<TestIndex> both = {0, 1};
  EXPECT_EQ(session_time(problem, 0, both, 1, true), Microseconds{100 + 20});
  EXPECT_EQ(session_time(problem, 0, both, 2, true), Microseconds{100 + 100 + 10});
}

}  // namespace
}  // namespace splitter::model
