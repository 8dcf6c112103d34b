#include "splitter/model/job.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::ProblemBuilder;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<TestIndex> all_tests(const Problem& problem) {
  std::vector<TestIndex> tests(problem.tests().size());
  std::iota(tests.begin(), tests.end(), TestIndex{0});
  return tests;
}

/// Six tests of two files that take 5 and retain ten bytes each.
ProblemBuilder leaking() {
  ProblemBuilder builder;
  for (const std::string file : {"a.py", "b.py"}) {
    for (const std::string test : {"::t0", "::t1", "::t2"}) {
      builder.test(file + test, 5).memory(file + test, 0, 10);
    }
  }
  return builder;
}

TEST(JobTime, IsBothStartsImportsAndTheWorkersAtTheRunnersSpeed) {
  const Problem problem = ProblemBuilder()
                              .imports(100)
                              .startup(50)
                              .test("a.py::f", 30)
                              .test("a.py::g", 20)
                              .groups(2)
                              .workers(2)
                              .speeds({1000, 500})
                              .build();
  const std::vector<TestIndex> tests = {0, 1};
  EXPECT_EQ(job_time(problem, 0, tests), Microseconds{2 * 50 + 100 + 30});
  EXPECT_EQ(job_time(problem, 1, tests), Microseconds{2 * (2 * 50 + 100 + 30)});
  EXPECT_EQ(job_time(problem, 1, {}), Microseconds{0});
}

TEST(Job, OfNoTestsTakesNothing) {
  const Problem problem = leaking().startup(7).fixed(3).baseline(100).workers(2).build();
  const Job job = job_of(problem, 0, {});
  EXPECT_EQ(job.time, Microseconds{0});
  EXPECT_EQ(job.memory, Bytes{0});
  EXPECT_EQ(job.workers, 2U);
  EXPECT_THAT(job.sessions, IsEmpty());
}

TEST(Job, OfOneSessionListsNone) {
  const Problem problem = leaking().imports(1).startup(7).fixed(3).baseline(100).groups(1).build();
  const Job job = job_of(problem, 0, all_tests(problem));
  EXPECT_EQ(job.time, Microseconds{3 + 7 + 2 * 1 + 6 * 5});
  EXPECT_EQ(job.memory, Bytes{100 + 6 * 10});
  EXPECT_EQ(job.workers, 1U);
  EXPECT_THAT(job.sessions, IsEmpty());
}

TEST(Job, TakesTheTimeOfAllSessionsAndTheMemoryOfTheLargest) {
  const Problem problem =
      leaking().startup(7).imports(1).baseline(1'000).growth(40).groups(1).build();
  const Job job = job_of(problem, 0, all_tests(problem));
  EXPECT_THAT(job.sessions, SizeIs(2));
  EXPECT_EQ(job.time, Microseconds{2 * 7 + 2 * 1 + 6 * 5});
  EXPECT_EQ(job.memory, Bytes{1'030});
  EXPECT_EQ(job_time(problem, 0, all_tests(problem)), job.time);
}

TEST(Job, CountsItsFixedPartOnce) {
  const Problem problem =
      leaking().startup(7).fixed(100).growth(40).groups(2).speeds({1'000, 500}).build();
  EXPECT_EQ(job_time(problem, 0, all_tests(problem)), Microseconds{100 + 2 * 7 + 6 * 5});
  EXPECT_EQ(job_time(problem, 1, all_tests(problem)), Microseconds{2 * (100 + 2 * 7 + 6 * 5)});
  EXPECT_EQ(job_time(problem, 1, {}), Microseconds{0});
}

TEST(Job, OfNothingButSerialTestsListsItsSession) {
  const Problem problem =
      leaking().rule(RuleKind::serial, {"a.py::t0", "a.py::t1", "a.py::t2"}).workers(3).build();
  const Job serial = job_of(problem, 0, std::vector<TestIndex>{0, 1, 2});
  ASSERT_THAT(serial.sessions, SizeIs(1));
  EXPECT_EQ(serial.sessions[0].workers, 1U);
  EXPECT_EQ(serial.workers, 1U);
  EXPECT_THAT(job_of(problem, 0, std::vector<TestIndex>{3, 4, 5}).sessions, IsEmpty());
}

TEST(Job, RunsSerialTestsAfterTheOthers) {
  const Problem problem =
      leaking().rule(RuleKind::serial, {"a.py::t0"}).startup(7).workers(2).build();
  const Job job = job_of(problem, 0, std::vector<TestIndex>{0, 1, 2});
  ASSERT_THAT(job.sessions, SizeIs(2));
  EXPECT_EQ(job.workers, 2U) << "of the first session";
  EXPECT_EQ(job.time, Microseconds{(2 * 7 + 5) + (7 + 5)});
}

}  // namespace
}  // namespace splitter::model
