#include "input/phases.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <initializer_list>

namespace splitter::input {
namespace {

using model::Outcome;

ReportedTest test_of(std::initializer_list<Phase> phases) {
  ReportedTest test;
  for (const Phase& phase : phases) {
    add_phase(test, phase);
  }
  return test;
}

TEST(AddPhase, TheWorstOfAnAttemptCounts) {
  EXPECT_EQ(test_of({{"setup", "passed"}, {"call", "passed"}, {"teardown", "failed"}}).outcome,
            Outcome::failed);
  EXPECT_EQ(test_of({{"setup", "passed"}, {"call", "failed"}, {"teardown", "passed"}}).outcome,
            Outcome::failed);
  EXPECT_EQ(test_of({{"setup", "skipped"}, {"teardown", "passed"}}).outcome, Outcome::skipped);
  EXPECT_EQ(test_of({{"setup", "failed"}, {"call", "skipped"}}).outcome, Outcome::failed);
}

TEST(AddPhase, AnExpectedFailurePassed) {
  EXPECT_EQ(test_of({{"setup", "passed"}, {"call", "skipped", 1, true}}).outcome, Outcome::passed);
}

TEST(AddPhase, ASetUpBeginsAnAttempt) {
  const ReportedTest test = test_of({{"setup", "passed", 1},
                                     {"call", "rerun", 2},
                                     {"setup", "passed", 1},
                                     {"call", "passed", 2}});
  EXPECT_EQ(test.outcome, Outcome::passed);
  EXPECT_EQ(test.seconds, 6);
  EXPECT_EQ(test_of({{"call", "failed"}, {"setup", "passed"}}).outcome, Outcome::passed);
}

TEST(AddPhase, ANegativeTimeMakesTheWholeUnknown) {
  EXPECT_TRUE(std::isnan(test_of({{"setup", "passed", 1}, {"call", "passed", -1}}).seconds));
}

}  // namespace
}  // namespace splitter::input
