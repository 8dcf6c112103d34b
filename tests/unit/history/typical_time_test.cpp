#include "splitter/history/typical_time.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace splitter::history {
namespace {

using model::Microseconds;
using model::Outcome;

RunTime passed(std::int64_t micros) {
  return {.own = Microseconds{micros}};
}

RunTime failed(std::int64_t micros) {
  return {.own = Microseconds{micros}, .outcome = Outcome::failed};
}

RunTime skipped(std::int64_t micros) {
  return {.own = Microseconds{micros}, .outcome = Outcome::skipped};
}

std::int64_t typical(std::initializer_list<RunTime> runs) {
  return typical_time(std::vector<RunTime>(runs)).count();
}

TEST(TypicalTime, OfOneRunIsItsTime) {
  EXPECT_EQ(typical({passed(7)}), 7);
}

TEST(TypicalTime, IsMostlyThatOfTheNewestRun) {
  EXPECT_EQ(typical({passed(100), passed(200)}), 170);
  EXPECT_EQ(typical({passed(200), passed(100)}), 130);
  EXPECT_EQ(typical({passed(1000), passed(100), passed(100)}), 181);
}

TEST(TypicalTime, IsRoundedHalfUp) {
  EXPECT_EQ(typical({passed(1), passed(2)}), 2);  // 1.7
  EXPECT_EQ(typical({passed(3), passed(2)}), 2);  // 2.3
  EXPECT_EQ(typical({passed(6), passed(1)}), 3);  // 2.5
}

TEST(TypicalTime, StaysWhereAllRunsAgree) {
  EXPECT_EQ(typical({passed(1), passed(1), passed(1)}), 1);
  EXPECT_EQ(typical({passed(999), passed(999), passed(999)}), 999);
}

TEST(TypicalTime, ReachesANewLevelWithTheSecondRun) {
  EXPECT_EQ(typical({passed(100), passed(100), passed(1000), passed(1000)}), 919);
}

TEST(TypicalTime, LeavesOutFailuresOfTestsThatEverPassed) {
  EXPECT_EQ(typical({passed(100), failed(1)}), 100);
  EXPECT_EQ(typical({failed(90'000), passed(100)}), 100);
}

TEST(TypicalTime, IsThatOfTheFailuresWhereNothingPassed) {
  EXPECT_EQ(typical({failed(100), failed(200)}), 170);
}

TEST(TypicalTime, LeavesOutSkipsUntilTheyAreTheRule) {
  EXPECT_EQ(typical({passed(100), skipped(1)}), 100);
  EXPECT_EQ(typical({failed(100), skipped(1)}), 100);
  EXPECT_EQ(typical({passed(100), skipped(1), passed(0), skipped(1)}), 1);
  EXPECT_EQ(typical({skipped(1), skipped(1), passed(100)}), 100);
}

TEST(TypicalTime, IsThatOfSkippingWhereEachRunSkipped) {
  EXPECT_EQ(typical({skipped(10)}), 10);
  EXPECT_EQ(typical({skipped(100), skipped(200), skipped(0)}), 170);
}

TEST(TellingOutcome, IsThatOfTheRunsThatCount) {
  const auto telling = [](std::vector<RunTime> runs) { return telling_outcome(runs); };
  EXPECT_EQ(telling({passed(1), failed(1)}), Outcome::passed);
  EXPECT_EQ(telling({failed(1), skipped(1)}), Outcome::failed);
  EXPECT_EQ(telling({passed(1), skipped(1), skipped(1)}), Outcome::skipped);
}

TEST(TypicalTime, TakesZeroAndLessForNoData) {
  EXPECT_EQ(typical({passed(0), passed(50), passed(0), passed(-3)}), 50);
  EXPECT_EQ(typical({passed(0), failed(50)}), 50);
  EXPECT_EQ(typical({passed(0), passed(-1)}), 0);
  EXPECT_EQ(typical({}), 0);
}

TEST(TypicalTime, BelievesNoMoreThanAnyTimeIsBelieved) {
  EXPECT_EQ(typical({passed(INT64_MAX), passed(INT64_MAX)}), model::longest_believable.count());
}

}  // namespace
}  // namespace splitter::history
