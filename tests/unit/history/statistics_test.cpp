#include "splitter/history/statistics.hpp"

#include "splitter/history/evidence.hpp"

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
  recording.session.run = run;
  recording.session.id = run + "/" + std::string(tests.empty() ? "" : tests.front().id.text());
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

model::Profile profile(std::span<const Recording> recordings) {
  return history::profile_of(evidence_of(recordings));
}

std::vector<std::pair<std::string, int>> own_times(std::span<const Recording> recordings) {
  std::vector<std::pair<std::string, int>> list;
  for (const model::Measurement& entry : profile(recordings).tests) {
    list.emplace_back(entry.id.text(), static_cast<int>(entry.own.count()));
  }
  return list;
}

TEST(ProfileOf, AreSortedAndOneATest) {
  const std::vector recordings = {session("r", {test("b", 2)}), session("r", {test("a", 1)})};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("a", 1), Pair("b", 2)));
}

TEST(ProfileOf, CountsStartAndEndOfPytestAsItsStartup) {
  std::vector recordings = {session("r1", {test("a", 1)}), session("r2", {test("b", 1)})};
  recordings[0].session.startup = Microseconds{200'000};
  recordings[0].session.ending = Microseconds{300'000};
  recordings[1].session.startup = Microseconds{400'000};
  recordings[1].session.ending = Microseconds{900'000};
  recordings[0].groups = 2;
  EXPECT_EQ(profile(recordings).startup, Microseconds{600'000}) << "one was no group";
}

/// A job of a pipeline: twelve tests of its own, of which each took so long.
Recording job(std::string run, std::string pipeline, const std::vector<std::string>& ids, int own) {
  std::vector<model::RecordedTest> tests;
  for (const std::string& id : ids) {
    tests.push_back(test(id, own));
  }
  Recording recording = session(std::move(run), std::move(tests));
  recording.session.pipeline = std::move(pipeline);
  return recording;
}

std::vector<std::string> twelve(const std::string& file) {
  std::vector<std::string> ids;
  for (int i = 0; i < 12; ++i) {
    ids.push_back(file + "::" + std::to_string(i));
  }
  return ids;
}

TEST(ProfileOf, TakesOutWhatAJobsMachineWasSlowerThanThoseOfItsPipeline) {
  const auto a = twelve("a.py");
  const auto b = twelve("b.py");
  const auto c = twelve("c.py");
  std::vector runs = {job("1", "p", a, 100'000),
                      job("2", "p", b, 100'000),
                      job("3", "p", c, 100'000),
                      job("4", "q", a, 150'000),
                      job("5", "q", b, 100'000),
                      job("6", "q", c, 100'000)};
  EXPECT_THAT(own_times(runs), ::testing::Each(Pair(::testing::_, 100'000)));
  runs[4] = job("5", "q", b, 150'000);
  runs[5] = job("6", "q", c, 150'000);  // all are slower now: no machine's doing
  EXPECT_THAT(own_times(runs), ::testing::Each(Pair(::testing::_, 135'000)));
  for (Recording& run : runs) {
    run.session.pipeline.clear();
  }
  runs[4] = job("5", "", b, 100'000);
  EXPECT_THAT(own_times(runs), ::testing::Contains(Pair("a.py::0", 135'000)));
}

TEST(ProfileOf, TheWorkersOfAJobAreOfOneMachine) {
  const auto a = twelve("a.py");
  const auto b = twelve("b.py");
  auto half =
      [](std::string run, std::string pipeline, const std::vector<std::string>& ids, int own) {
        Recording worker = job(std::move(run), std::move(pipeline), ids, own);
        return worker;
      };
  const std::vector runs = {half("1", "p", a, 100'000),
                            half("1", "p", b, 100'000),
                            half("2", "q", a, 150'000),
                            half("2", "q", b, 100'000)};
  EXPECT_THAT(own_times(runs), ::testing::Contains(Pair("a.py::0", 135'000)));
}

TEST(ProfileOf, AreTypicalOfTheRunsByTheirIds) {
  const std::vector recordings = {session("r3", {test("a", 20)}),
                                  session("r1", {test("a", 90)}),
                                  session("r2", {test("a", 10)})};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("a", 24)));  // 34, then 24.2
}

TEST(ProfileOf, AddUpWithinARun) {
  Recording other = session("r1", {test("a", 3)});
  other.session.id = "r1/again";
  const std::vector recordings = {
      session("r1", {test("a", 1)}), std::move(other), session("r2", {test("a", 10)})};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("a", 8)));
}

TEST(ProfileOf, CountASessionOnceHoweverOftenItIsThere) {
  const Recording once = session("r", {test("a", 5)});
  const std::vector recordings = {once, once, once};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("a", 5)));
}

TEST(ProfileOf, TakeTheLongestCopyOfASession) {
  const Recording whole = session("r", {test("a", 5), test("b", 6)});
  Recording cut = whole;
  cut.tests.pop_back();
  EXPECT_THAT(own_times(std::vector{cut, whole}), ElementsAre(Pair("a", 5), Pair("b", 6)));
  EXPECT_THAT(own_times(std::vector{whole, cut}), ElementsAre(Pair("a", 5), Pair("b", 6)));
}

TEST(ProfileOf, LeaveOutWhatSaysNothing) {
  const std::vector recordings = {
      session("r", {test("a", 0, Outcome::skipped), test("b", 0), test("c", 1)})};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("c", 1)));
}

TEST(ProfileOf, PreferRunsThatPassed) {
  const std::vector recordings = {session("r1", {test("a", 1, Outcome::failed)}),
                                  session("r2", {test("a", 9)})};
  EXPECT_THAT(own_times(recordings), ElementsAre(Pair("a", 9)));
  EXPECT_FALSE(profile(recordings).tests.front().tentative);
  EXPECT_THAT(own_times(std::span(recordings).first(1)), ElementsAre(Pair("a", 1)));
  EXPECT_TRUE(profile(std::span(recordings).first(1)).tests.front().tentative);
}

TEST(ProfileOf, ATestThatIsSkippedTakesWhatThatTakes) {
  Recording ran = session("r1", {test("a.py::f", 900)});
  ran.tests.front().peak = model::Bytes{4096};
  ran.setups = {{"a.py::db", Microseconds{7}, model::ScopeKind::module, false, {}}};
  ran.uses = {"a.py::db"};
  ran.session.uses = true;
  ran.tests.front().uses_end = 1;
  const Recording once = session("r2", {test("a.py::f", 3, Outcome::skipped)});
  const Recording again = session("r3", {test("a.py::f", 3, Outcome::skipped)});

  const model::Measurement doubted = profile(std::vector{ran, once}).tests.front();
  EXPECT_EQ(doubted.own, Microseconds{900});
  EXPECT_EQ(doubted.memory->peak, model::Bytes{4096});
  EXPECT_EQ(doubted.uses_end - doubted.uses_begin, 1U);
  EXPECT_FALSE(doubted.skipped);

  const model::Measurement settled = profile(std::vector{ran, once, again}).tests.front();
  EXPECT_EQ(settled.own, Microseconds{3});
  EXPECT_FALSE(settled.memory.has_value());
  EXPECT_EQ(settled.uses_end, settled.uses_begin);
  EXPECT_TRUE(settled.skipped && settled.knows_scopes && !settled.tentative);

  EXPECT_TRUE(profile(std::vector{once}).tests.front().skipped);
  EXPECT_TRUE(profile(std::vector{once}).tests.front().tentative);
}

TEST(ProfileOf, TakesMemoryOfTheSessionsThatMeasuredIt) {
  Recording measured = session("r1", {test("a", 1)});
  measured.tests.front().peak = model::Bytes{4096};
  measured.tests.front().retained = model::Bytes{-2048};
  const std::vector recordings = {measured, session("r2", {test("a", 1)})};
  const model::Profile both = profile(recordings);
  EXPECT_TRUE(both.has_memory);
  EXPECT_EQ(both.tests.front().memory->peak, model::Bytes{4096});
  EXPECT_EQ(both.tests.front().memory->retained, model::Bytes{-2048});
  EXPECT_FALSE(profile(std::span(recordings).subspan(1)).has_memory);
}

TEST(ProfileOf, KnowsSetUpsAndWhoUsesThem) {
  Recording recording = session("r", {test("a.py::f", 1)});
  recording.setups = {{"a.py::db", Microseconds{7}, model::ScopeKind::module, false, {}}};
  recording.imports = {{"a.py", Microseconds{5}}};
  recording.uses = {"a.py::db"};
  recording.session.uses = true;
  recording.tests.front().uses_end = 1;
  const model::Profile known = profile(std::vector{recording});
  ASSERT_EQ(known.setups.size(), 2U);
  EXPECT_EQ(known.setups[0].kind, model::ScopeKind::import);
  EXPECT_EQ(known.setups[1].time, Microseconds{7});
  const model::Measurement& entry = known.tests.front();
  EXPECT_TRUE(entry.knows_scopes);
  ASSERT_EQ(entry.uses_end - entry.uses_begin, 1U);
  EXPECT_EQ(known.uses[entry.uses_begin], 1U);
}

TEST(ProfileOf, StartUpIsTheMedianOfThoseThatKnowIt) {
  std::vector recordings = {session("r1", {test("a", 1)}), session("r2", {test("a", 1)})};
  recordings[0].session.startup = Microseconds{300};
  EXPECT_EQ(profile(recordings).startup, Microseconds{300});
}

TEST(ProfileOf, NothingIsNothing) {
  EXPECT_THAT(own_times({}), IsEmpty());
}

TEST(TimesOf, AreTheTimesOfTheProfile) {
  const std::vector<Recording> recordings = {
      session("1", {test("a", 10), test("b", 20, Outcome::failed), test("c", 5, Outcome::skipped)}),
      session("2", {test("a", 30), test("c", 7, Outcome::skipped)})};
  const model::Evidence evidence = evidence_of(recordings);
  const model::Profile profile = history::profile_of(evidence);
  const std::vector<TestTime> times = history::times_of(evidence);
  ASSERT_EQ(times.size(), profile.tests.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    EXPECT_EQ(times[i].id, profile.tests[i].id);
    EXPECT_EQ(times[i].own, profile.tests[i].own);
    EXPECT_EQ(times[i].tentative, profile.tests[i].tentative);
  }
}

}  // namespace
}  // namespace splitter::history
