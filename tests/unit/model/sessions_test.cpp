#include "splitter/model/sessions.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::ProblemBuilder;
using ::testing::ElementsAre;

std::vector<TestIndex> every_test(const Problem& problem) {
  std::vector<TestIndex> tests(problem.tests().size());
  std::iota(tests.begin(), tests.end(), TestIndex{0});
  return tests;
}

std::vector<std::vector<TestIndex>> tests_of(const std::vector<PytestSession>& sessions) {
  std::vector<std::vector<TestIndex>> tests;
  for (const PytestSession& session : sessions) {
    tests.push_back(session.tests);
  }
  return tests;
}

std::vector<std::vector<TestIndex>> sessions_for(const ProblemBuilder& builder) {
  const Problem problem = builder.build();
  return tests_of(sessions_of(problem, 0, every_test(problem)));
}

/// Six tests of two files that retain ten bytes each.
ProblemBuilder leaking_tests() {
  ProblemBuilder builder;
  for (const std::string file : {"a.py", "b.py"}) {
    for (const std::string test : {"::t0", "::t1", "::t2"}) {
      builder.test(file + test, 5).memory(file + test, 0, 10);
    }
  }
  return builder;
}

TEST(Sessions, OneIsEnoughForTestsThatRetainLittle) {
  EXPECT_EQ(sessions_for(leaking_tests()).size(), 1U);
  EXPECT_EQ(sessions_for(leaking_tests().growth(60)).size(), 1U);
  EXPECT_EQ(sessions_of(leaking_tests().build(), 0, {}).size(), 0U);
}

TEST(Sessions, AreCutWhereTheyPayTheLeastAgain) {
  // Two sessions do: within a file its import is paid again, between the files nothing is.
  EXPECT_THAT(sessions_for(leaking_tests().imports(100).startup(1).growth(40)),
              ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3, 4, 5)));
}

TEST(Sessions, AreAsFewAsStartupsAreDear) {
  EXPECT_THAT(sessions_for(leaking_tests().startup(1'000).growth(40)).size(), 2U);
  EXPECT_THAT(sessions_for(leaking_tests().startup(1'000).growth(20)).size(), 3U);
}

TEST(Sessions, ATestThatRetainsMoreThanThatIsAlone) {
  EXPECT_THAT(sessions_for(leaking_tests().memory("b.py::t0", 0, 90).growth(60)),
              ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3), ElementsAre(4, 5)));
}

TEST(Sessions, SerialTestsComeLastAndAloneWhereThereAreWorkers) {
  auto builder = leaking_tests().rule(RuleKind::serial, {"a.py::t1", "b.py::t2"});
  EXPECT_EQ(sessions_for(builder).size(), 1U);
  const Problem problem = builder.workers(3).build();
  const auto sessions = sessions_of(problem, 0, every_test(problem));
  EXPECT_THAT(tests_of(sessions), ElementsAre(ElementsAre(0, 2, 3, 4), ElementsAre(1, 5)));
  EXPECT_EQ(sessions.front().workers, 3U);
  EXPECT_EQ(sessions.back().workers, 1U);
}

TEST(Sessions, WhatAJobTakesBesidesIsCountedOnce) {
  const Problem problem =
      leaking_tests().startup(7).fixed(100).growth(40).groups(2).speeds({1'000, 500}).build();
  const auto sessions = sessions_of(problem, 0, every_test(problem));
  ASSERT_EQ(sessions.size(), 2U);
  const auto tests_take = [&](std::size_t session) {
    return Microseconds{5} * sessions[session].tests.size();
  };
  EXPECT_EQ(sessions[0].time, Microseconds{100 + 7} + tests_take(0));
  EXPECT_EQ(sessions[1].time, Microseconds{7} + tests_take(1));
}

TEST(Sessions, KnowTheirMemoryAndTheirWorkers) {
  const Problem problem = leaking_tests().baseline(100).growth(40).workers(2).build();
  const auto sessions = sessions_of(problem, 0, every_test(problem));
  ASSERT_EQ(sessions.size(), 2U);
  for (const PytestSession& session : sessions) {
    EXPECT_EQ(session.workers, 2U);
    EXPECT_EQ(session.memory.count, 2 * 100 + 10 * static_cast<std::int64_t>(session.tests.size()));
  }
}

TEST(Sessions, MemoryThatTestsGiveBackIsNotCounted) {
  // Counted as -50 it would make room for three more tests in the first session.
  EXPECT_EQ(sessions_for(leaking_tests().memory("a.py::t0", 0, -50).growth(40)).size(), 2U);
}

TEST(Sessions, SerialTestsThatRetainMuchAreCutToo) {
  const auto sessions = sessions_for(leaking_tests().growth(20).workers(2).rule(
      RuleKind::serial, {"a.py::t0", "a.py::t1", "a.py::t2", "b.py::t0"}));
  EXPECT_THAT(sessions, ElementsAre(ElementsAre(4, 5), ElementsAre(0, 1), ElementsAre(2, 3)));
}

TEST(Sessions, MayBeNeededForSerialTestsBesideWorkersAndForGrowth) {
  EXPECT_FALSE(may_need_sessions(leaking_tests().build()));
  EXPECT_TRUE(may_need_sessions(leaking_tests().growth(1).build()));
  EXPECT_FALSE(may_need_sessions(ProblemBuilder().test("a.py::f", 1).growth(1).build()))
      << "nothing was measured";
  EXPECT_FALSE(may_need_sessions(leaking_tests().workers(2).build()));
  EXPECT_FALSE(may_need_sessions(leaking_tests().rule(RuleKind::serial, {"a.py::t0"}).build()));
  EXPECT_TRUE(
      may_need_sessions(leaking_tests().rule(RuleKind::serial, {"a.py::t0"}).workers(2).build()));
}

}  // namespace
}  // namespace splitter::model
