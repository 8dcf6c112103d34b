#include "splitter/history/record_times.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::history {
namespace {

using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Recording session(std::string run, std::vector<model::RecordedTest> tests) {
  Recording recording;
  recording.run = run;
  recording.session = run + "/" + std::string(tests.empty() ? "" : tests.front().id.text());
  recording.tests = std::move(tests);
  return recording;
}

model::RecordedTest test(std::string_view id, int micros, Outcome outcome = Outcome::passed) {
  return {.id = NodeId{id},
          .own = Microseconds{micros},
          .outcome = outcome,
          .peak = {},
          .retained = {}};
}

std::vector<std::pair<std::string, int>> times(std::span<const Recording> recordings) {
  std::vector<std::pair<std::string, int>> list;
  for (const model::Measurement& entry : times_of(recordings).profile.tests) {
    list.emplace_back(entry.id.text(), static_cast<int>(entry.own.count()));
  }
  return list;
}

TEST(TimesOf, AreSortedAndOneATest) {
  const std::vector recordings = {session("r", {test("b", 2)}), session("r", {test("a", 1)})};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("a", 1), Pair("b", 2)));
}

TEST(TimesOf, AreTypicalOfTheRunsByTheirIds) {
  const std::vector recordings = {session("r3", {test("a", 20)}),
                                  session("r1", {test("a", 90)}),
                                  session("r2", {test("a", 10)})};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("a", 24)));  // 34, then 24.2
}

TEST(TimesOf, AddUpWithinARun) {
  Recording other = session("r1", {test("a", 3)});
  other.session = "r1/again";
  const std::vector recordings = {
      session("r1", {test("a", 1)}), std::move(other), session("r2", {test("a", 10)})};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("a", 8)));
}

TEST(TimesOf, CountASessionOnceHoweverOftenItIsThere) {
  const Recording once = session("r", {test("a", 5)});
  const std::vector recordings = {once, once, once};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("a", 5)));
  EXPECT_EQ(times_of(recordings).sessions, 1U);
  EXPECT_EQ(times_of(recordings).repeated, 2U);
}

TEST(TimesOf, TakeTheLongestCopyOfASession) {
  const Recording whole = session("r", {test("a", 5), test("b", 6)});
  Recording cut = whole;
  cut.tests.pop_back();
  EXPECT_THAT(times(std::vector{cut, whole}), ElementsAre(Pair("a", 5), Pair("b", 6)));
  EXPECT_THAT(times(std::vector{whole, cut}), ElementsAre(Pair("a", 5), Pair("b", 6)));
}

TEST(TimesOf, LeaveOutWhatSaysNothing) {
  const std::vector recordings = {
      session("r", {test("a", 5, Outcome::skipped), test("b", 0), test("c", 1)})};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("c", 1)));
  EXPECT_EQ(times_of(recordings).skipped, 2U);
}

TEST(TimesOf, PreferRunsThatPassed) {
  const std::vector recordings = {session("r1", {test("a", 1, Outcome::failed)}),
                                  session("r2", {test("a", 9)})};
  EXPECT_THAT(times(recordings), ElementsAre(Pair("a", 9)));
  EXPECT_THAT(times_of(recordings).only_failed, ElementsAre(false));
  EXPECT_THAT(times(std::span(recordings).first(1)), ElementsAre(Pair("a", 1)));
  EXPECT_THAT(times_of(std::span(recordings).first(1)).only_failed, ElementsAre(true));
}

TEST(TimesOf, NothingIsNothing) {
  EXPECT_THAT(times({}), IsEmpty());
}

}  // namespace
}  // namespace splitter::history
