#include "splitter/history/slowdown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace splitter::history {
namespace {

using model::Microseconds;
using Comparisons = std::vector<Comparison>;

Comparison comparison(std::int64_t measured, std::int64_t expected) {
  return {Microseconds{measured}, Microseconds{expected}};
}

/// Tests that took as many thousandths of what was expected.
Comparisons tests(std::size_t count, std::int64_t thousandths) {
  return Comparisons(count, comparison(100 * thousandths, 100'000));
}

Comparisons joined(Comparisons a, const Comparisons& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(LoadOf, AJobThatIsTheRunIsTheUsualOne) {
  const Comparisons slow = tests(20, 1'700);
  EXPECT_EQ(load_of(slow, slow), usual_load);
}

TEST(LoadOf, IsTheJobsMedianOverTheRuns) {
  const Comparisons job = tests(10, 1'500);
  EXPECT_EQ(load_of(job, joined(job, tests(11, 1'000))), 1'500);
  EXPECT_EQ(load_of(tests(10, 1'000), joined(tests(10, 1'000), tests(11, 1'250))), 800);
}

TEST(LoadOf, DoesNotDependOnOneTest) {
  Comparisons job = tests(11, 1'200);
  job.front() = comparison(90'000'000, 100'000);
  EXPECT_EQ(load_of(job, joined(job, tests(30, 1'000))), 1'200);
}

TEST(LoadOf, TakesTheLowerOfTheMiddleTwo) {
  const Comparisons job = joined(tests(5, 1'400), tests(5, 1'200));
  EXPECT_EQ(load_of(job, tests(20, 1'000)), 1'200);
}

TEST(LoadOf, IsUsualWhereTooFewTestsTell) {
  EXPECT_EQ(load_of(tests(9, 1'500), tests(30, 1'000)), usual_load);
  EXPECT_EQ(load_of(tests(10, 1'500), tests(9, 1'000)), usual_load);
  EXPECT_EQ(load_of({}, {}), usual_load);
}

TEST(LoadOf, LeavesOutNewSkippedAndVeryShortTests) {
  const Comparisons run = tests(30, 1'000);
  for (const Comparison& silent :
       {comparison(500, 0), comparison(0, 100'000), comparison(50'000, 9'999)}) {
    EXPECT_EQ(load_of(joined(tests(10, 1'500), Comparisons(40, silent)), run), 1'500);
    EXPECT_EQ(load_of(joined(tests(9, 1'500), Comparisons(40, silent)), run), usual_load);
  }
}

TEST(LoadOf, StaysWithinItsBounds) {
  EXPECT_EQ(load_of(tests(10, 9'000), tests(30, 1'000)), greatest_load);
  EXPECT_EQ(load_of(tests(10, 1), tests(30, 1'000)), least_load);
  const Comparisons absurd(10, comparison(INT64_MAX, 10'000));
  const Comparisons nothing(10, comparison(1, INT64_MAX));
  EXPECT_EQ(load_of(absurd, nothing), greatest_load);
  EXPECT_EQ(load_of(nothing, absurd), least_load);
}

TEST(WithoutLoad, DividesAndRoundsHalfUp) {
  EXPECT_EQ(without_load(Microseconds{150}, 1'500), Microseconds{100});
  EXPECT_EQ(without_load(Microseconds{100}, 1'500), Microseconds{67});
  EXPECT_EQ(without_load(Microseconds{100}, 800), Microseconds{125});
  EXPECT_EQ(without_load(Microseconds{123}, usual_load), Microseconds{123});
}

TEST(WithoutLoad, NeverMakesATimeOfNothingNorNothingOfATime) {
  EXPECT_EQ(without_load(Microseconds{0}, 2'000), Microseconds{0});
  EXPECT_EQ(without_load(Microseconds{1}, greatest_load), Microseconds{1});
  EXPECT_EQ(without_load(Microseconds::max(), usual_load), model::longest_believable);
}

}  // namespace
}  // namespace splitter::history
