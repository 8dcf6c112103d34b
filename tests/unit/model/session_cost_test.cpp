#include "splitter/model/session_cost.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::index_of;
using support::ProblemBuilder;

/// Collected as b, a: two files that each cost 5 to import, and a database for two of the tests.
ProblemBuilder two_files_with_imports() {
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
  EXPECT_EQ(time_of(two_files_with_imports().build(), {}), Microseconds{0});
}

TEST(GroupTime, AddsOwnTimesAndEverySetUpOnce) {
  const Problem problem = two_files_with_imports().build();
  EXPECT_EQ(time_of(problem, {"b.py::g"}), Microseconds{20 + 5});
  EXPECT_EQ(time_of(problem, {"b.py::f"}), Microseconds{10 + 5 + 100});
  EXPECT_EQ(time_of(problem, {"b.py::f", "b.py::g"}), Microseconds{10 + 20 + 5 + 100});
  EXPECT_EQ(time_of(problem, {"a.py::f", "b.py::f"}), Microseconds{30 + 10 + 5 + 5 + 100});
}

TEST(GroupTime, DoesNotDependOnTheOrderOfTests) {
  const Problem problem = two_files_with_imports().build();
  EXPECT_EQ(time_of(problem, {"a.py::f", "b.py::f", "a.py::g", "b.py::g"}),
            time_of(problem, {"b.py::g", "a.py::g", "b.py::f", "a.py::f"}));
}

TEST(SessionTime, CountsTheStartOfWorkersAfterThatOfPytest) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).test("a.py::g", 10).startup(100).workers(2).build();
  const std::vector<TestIndex> both = {0, 1};
  EXPECT_EQ(session_time(problem, 0, both, 1, true), Microseconds{100 + 20});
  EXPECT_EQ(session_time(problem, 0, both, 2, true), Microseconds{100 + 100 + 10});
  EXPECT_EQ(session_time(problem, 0, {}, 2, true), Microseconds{0});
}

TEST(SessionTime, CountsTheFixedPartOfAJobInItsFirstSessionAlone) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).startup(100).fixed(1'000).groups(1).build();
  const std::vector<TestIndex> one = {0};
  EXPECT_EQ(session_time(problem, 0, one, 1, true), Microseconds{1'000 + 100 + 10});
  EXPECT_EQ(session_time(problem, 0, one, 1, false), Microseconds{100 + 10});
}

TEST(SessionTime, IsThatOfTheGroupsRunnerRoundedUp) {
  const Problem problem =
      ProblemBuilder().test("a.py::f", 10).startup(1).groups(3).speeds({1'000, 2'000, 300}).build();
  const std::vector<TestIndex> one = {0};
  EXPECT_EQ(session_time(problem, 0, one, 1, true), Microseconds{11});
  EXPECT_EQ(session_time(problem, 1, one, 1, true), Microseconds{6}) << "5.5";
  EXPECT_EQ(session_time(problem, 2, one, 1, true), Microseconds{37}) << "36.7";
}

TEST(SessionTime, EveryWorkerImportsAllFilesAndSetsUpTheFixturesOfItsTests) {
  const Problem problem = two_files_with_imports().startup(7).workers(2).build();
  // One worker has the tests of b.py, the other those of a.py, which take longer.
  const std::vector<TestIndex> in_order = {2, 3, 0, 1};
  EXPECT_EQ(session_time(problem, 0, in_order, 2, true),
            Microseconds{7 + 7 + 2 * 5 + 100 + 30 + 40});
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

TEST(GroupMemory, IsABaselineAWorkerWhatIsRetainedAndTheLargestPeaks) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 1)
                              .test("a.py::g", 1)
                              .test("a.py::h", 1)
                              .baseline(1'000)
                              .memory("a.py::f", 300, 10)
                              .memory("a.py::g", 200, -5)
                              .memory("a.py::h", 100, 20)
                              .build();
  const std::vector<TestIndex> all = {0, 1, 2};
  EXPECT_EQ(group_memory(problem, all, 1).count, 1'000 + 30 + 300);
  EXPECT_EQ(group_memory(problem, all, 2).count, 2'000 + 30 + 300 + 200);
  EXPECT_EQ(group_memory(problem, all, 5).count, 5'000 + 30 + 600);
  EXPECT_EQ(group_memory(problem, {}, 2).count, 0);
}

TEST(WorkersThatFit, AreFewerOnlyWhereThatIsAllowed) {
  ProblemBuilder builder;
  builder.test("a.py::f", 1).baseline(100).memory("a.py::f", 50, 0).workers(4).memory_limit(260);
  const std::vector<TestIndex> all = {0};
  EXPECT_EQ(workers_that_fit(builder.build(), 0, all), 4U);
  EXPECT_EQ(workers_that_fit(builder.fewer_workers().build(), 0, all), 2U);
  EXPECT_EQ(workers_that_fit(builder.memory_limit(10).build(), 0, all), 1U);
}

TEST(WorkersThatFit, AreAllWhereMemoryIsNotLimited) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 1)
                              .baseline(100)
                              .memory("a.py::f", 50, 0)
                              .workers(4)
                              .fewer_workers()
                              .build();
  EXPECT_EQ(workers_that_fit(problem, 0, std::vector<TestIndex>{0}), 4U);
}

}  // namespace
}  // namespace splitter::model
