#include "splitter/model/workers.hpp"

#include "splitter/model/plan.hpp"
#include "support/suites.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::ProblemBuilder;

std::int64_t played(const Problem& problem, std::uint32_t workers) {
  std::vector<TestIndex> tests(problem.tests().size());
  for (TestIndex test = 0; test < tests.size(); ++test) {
    tests[problem.tests()[test].position] = test;
  }
  return time_on_workers(problem, tests, workers).count();
}

ProblemBuilder many(const std::vector<std::int64_t>& times) {
  ProblemBuilder builder;
  for (std::size_t i = 0; i < times.size(); ++i) {
    builder.test("a.py::f" + std::to_string(100 + i), times[i]);
  }
  return builder;
}

TEST(TimeOnWorkers, OfOneIsTheSum) {
  EXPECT_EQ(played(many({1, 2, 3, 4}).workers(1).build(), 1), 10);
}

TEST(TimeOnWorkers, FewTestsGoRoundByTurns) {
  EXPECT_EQ(played(many({5, 1, 2}).workers(2).build(), 2), 7);  // 5 + 2 | 1
}

TEST(TimeOnWorkers, LoadHandsOutTwoAndThenMoreToWhoRunsOut) {
  // Two each, 10 + 1 | 1 + 1; then by turns to who has fewer than two.
  EXPECT_EQ(played(many({10, 1, 1, 1, 1, 1, 1, 1}).workers(2).build(), 2), 11);
}

TEST(TimeOnWorkers, WithLoadALongTestAtTheEndIsWaitedFor) {
  EXPECT_EQ(played(many({1, 1, 1, 1, 1, 1, 1, 9}).workers(2).build(), 2), 12);
}

TEST(TimeOnWorkers, WorkstealTakesHalfOfWhatTheBusiestHasLeft) {
  // Shares of four: 9 + 1 + 1 + 1 | 1 + 1 + 1 + 1. The second steals from the first.
  EXPECT_EQ(played(many({9, 1, 1, 1, 1, 1, 1, 1}).workers(2, Distribution::worksteal).build(), 2),
            10);
}

TEST(TimeOnWorkers, OfNoTestsIsNothing) {
  for (const Distribution distribution :
       {Distribution::load, Distribution::worksteal, Distribution::loadfile}) {
    const Problem problem = many({5}).workers(2, distribution).build();
    EXPECT_EQ(time_on_workers(problem, {}, 2).count(), 0);
  }
}

TEST(TimeOnWorkers, WithMoreWorkersThanTestsIsThatOfTheLongestTest) {
  for (const Distribution distribution : {Distribution::load, Distribution::worksteal}) {
    EXPECT_EQ(played(many({5, 3}).workers(4, distribution).build(), 4), 5);
  }
}

TEST(TimeOnWorkers, WorkstealLeavesTwoToTheVictim) {
  // Shares of four, 1 + 1 + 1 + 1 | 9 + 9 + 9 + 9. With its last test the first steals two of four
  // and runs them after it; when the second has but one left, the first has two, which are its own.
  EXPECT_EQ(played(many({1, 1, 1, 1, 9, 9, 9, 9}).workers(2, Distribution::worksteal).build(), 2),
            22);
}

TEST(TimeOnWorkers, LoadfileHandsOutFilesOfOneSizeInTheirOrder) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 5)
                              .test("b.py::f", 2)
                              .test("c.py::f", 9)
                              .workers(2, Distribution::loadfile)
                              .build();
  EXPECT_EQ(played(problem, 2), 14);  // 5 + 9 | 2
}

TEST(TimeOnWorkers, LoadfileKeepsFilesTogetherLargestFirst) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 7)
                              .test("b.py::f", 1)
                              .test("b.py::g", 1)
                              .test("b.py::h", 1)
                              .workers(2, Distribution::loadfile)
                              .build();
  EXPECT_EQ(played(problem, 2), 7);
  EXPECT_EQ(played(many({3, 3, 3}).workers(2, Distribution::loadfile).build(), 2), 9);
}

TEST(TimeOnWorkers, LoadscopeParsClasses) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::A::f", 4)
                              .test("a.py::A::g", 4)
                              .test("a.py::B::f", 4)
                              .test("a.py::B::g", 4)
                              .workers(2, Distribution::loadscope)
                              .build();
  EXPECT_EQ(played(problem, 2), 8);
}

TEST(TimeOnWorkers, LoadgroupKeepsMarkedTestsTogether) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::f", 4)
                              .test("a.py::g", 4)
                              .test("a.py::h", 4)
                              .test("a.py::i", 4)
                              .worker_group({"a.py::f", "a.py::g"})
                              .workers(2, Distribution::loadgroup)
                              .build();
  // The two of the group at once; then, as xdist gives more to a worker with two tests left, one
  // each.
  EXPECT_EQ(played(problem, 2), 12);
}

TEST(TimeOnWorkers, AFixtureIsPaidOnEachWorkerThatNeedsItAndImportsAreNot) {
  const Problem problem = ProblemBuilder()
                              .imports(100)
                              .setup("db", 10)
                              .test("a.py::f", 1, {"db"})
                              .test("a.py::g", 1, {"db"})
                              .workers(2)
                              .build();
  EXPECT_EQ(played(problem, 2), 11);
  EXPECT_EQ(played(problem, 1), 12);
}

}  // namespace
}  // namespace splitter::model
