#include "history/recorded.hpp"

#include "splitter/history/evidence.hpp"

#include <gmock/gmock.h>

#include <span>
#include <string_view>
#include <vector>

namespace splitter::history {
namespace {

using model::Bytes;
using model::Evidence;
using model::Microseconds;
using model::Outcome;
using model::RecordedTest;
using model::Recording;
using model::ScopeKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kib = 1024;

RecordedTest test(std::string_view id, std::int64_t micros) {
  return {.id = model::NodeId{id}, .own = Microseconds{micros}, .peak = {}, .retained = {}};
}

Evidence evidence_of_one(const Recording& recording) {
  Evidence evidence = setups_of(recording);
  add_recorded_tests(std::span(&recording, 1), evidence);
  return evidence;
}

TEST(EvidenceOfOne, RoundsToThreeDigits) {
  Recording recording;
  recording.tests = {test("a", 123'456)};
  recording.tests.front().peak = Bytes{12'345 * kib};
  recording.tests.front().retained = Bytes{-12'345 * kib};
  const Evidence evidence = evidence_of_one(recording);
  ASSERT_THAT(evidence.tests, SizeIs(1));
  EXPECT_THAT(
      evidence.samples_of(evidence.tests[0]),
      ElementsAre(model::Sample{
          0, Outcome::passed, Microseconds{123'000}, Bytes{12'300 * kib}, Bytes{-12'300 * kib}}));
  EXPECT_TRUE(evidence.sessions[0].memory);
}

TEST(EvidenceOfOne, AddsUpWhatASessionRunsSeveralTimes) {
  Recording recording;
  recording.tests = {test("b", 3), test("a", 1), test("b", 4)};
  recording.tests.back().outcome = Outcome::failed;
  const Evidence evidence = evidence_of_one(recording);
  ASSERT_THAT(evidence.tests, SizeIs(2));
  EXPECT_EQ(evidence.samples_of(evidence.tests[1])[0].own, Microseconds{7});
  EXPECT_EQ(evidence.samples_of(evidence.tests[1])[0].outcome, Outcome::failed);
}

TEST(EvidenceOfOne, LeavesOutWhatSaysNothing) {
  Recording recording;
  recording.tests = {test("a", 0)};
  EXPECT_THAT(evidence_of_one(recording).tests, IsEmpty());
}

TEST(EvidenceOfOne, KeepsWhatSkippingATestTookButNotWhatItWouldHaveUsed) {
  Recording recording;
  recording.setups = {{"a.py::db", Microseconds{7}, ScopeKind::module, false, {}}};
  recording.session.uses = true;
  recording.uses = {"a.py::db"};
  recording.tests = {test("a.py::f", 5), test("a.py::g", 5), test("a.py::g", 6)};
  for (model::RecordedTest& run : recording.tests) {
    run.uses_end = 1;
    run.outcome = Outcome::skipped;
  }
  recording.tests.back().outcome = Outcome::passed;
  const Evidence evidence = evidence_of_one(recording);
  ASSERT_THAT(evidence.tests, SizeIs(2));
  EXPECT_EQ(evidence.samples_of(evidence.tests[0])[0].outcome, Outcome::skipped);
  EXPECT_EQ(evidence.samples_of(evidence.tests[0])[0].own, Microseconds{5});
  EXPECT_THAT(evidence.uses_of(evidence.tests[0]), IsEmpty());
  EXPECT_EQ(evidence.samples_of(evidence.tests[1])[0].outcome, Outcome::passed)
      << "the second attempt ran";
  EXPECT_THAT(evidence.uses_of(evidence.tests[1]), SizeIs(1));
}

TEST(EvidenceOfOne, AddsUpTheImportsOfAFile) {
  Recording recording;
  recording.imports = {{"", Microseconds{50}},
                       {"d/a.py", Microseconds{30}},
                       {"d/a.py::T", Microseconds{4}},
                       {"d/__init__.py", Microseconds{0}}};
  const Evidence evidence = evidence_of_one(recording);
  ASSERT_THAT(evidence.scopes, SizeIs(2));
  EXPECT_EQ(evidence.scopes[0].id, "d/__init__.py");
  EXPECT_EQ(evidence.scopes[0].samples[0].time, Microseconds{1});
  EXPECT_EQ(evidence.scopes[1].id, "d/a.py");
  EXPECT_EQ(evidence.scopes[1].samples[0].time, Microseconds{34});
}

TEST(EvidenceOfOne, TakesTheMeanOfAFixturesSetUpsWithTheirTearDowns) {
  Recording recording;
  const auto setup = [](std::int64_t micros, bool tear_down) {
    return model::RecordedSetUp{"a.py::db",
                                Microseconds{micros},
                                ScopeKind::module,
                                tear_down,
                                tear_down ? std::nullopt : std::optional(Bytes{8 * kib})};
  };
  recording.setups = {setup(10, false), setup(2, true), setup(20, false), setup(4, true)};
  const Evidence evidence = evidence_of_one(recording);
  ASSERT_THAT(evidence.scopes, SizeIs(1));
  EXPECT_EQ(evidence.scopes[0].kind, ScopeKind::module);
  EXPECT_THAT(evidence.scopes[0].samples,
              ElementsAre(model::SetUpSample{0, Microseconds{18}, Bytes{8 * kib}}));
}

TEST(EvidenceOfOne, KnowsWhichFixturesATestUsed) {
  Recording recording;
  recording.setups = {{.id = "z", .time = Microseconds{1}}, {.id = "b", .time = Microseconds{1}}};
  recording.session.uses = true;
  recording.uses = {"z", "unknown", "b"};
  recording.tests = {test("a", 1)};
  recording.tests.front().uses_end = 3;
  const Evidence evidence = evidence_of_one(recording);
  EXPECT_THAT(evidence.uses_of(evidence.tests.front()), ElementsAre(0, 1));
}

TEST(AddRecordedTests, SortsTheTestsOfAllRecordingsByFileAndName) {
  std::vector<Recording> recordings(2);
  recordings[0].session.id = "r/1";
  recordings[0].tests = {test("b.py::g", 1), test("a.py::tA", 2), test("a.py", 3)};
  recordings[1].session.id = "r/2";
  recordings[1].tests = {test("a.py::t[1]", 4), test("a.py::tA", 5), test("a.py::T::t", 6)};
  Evidence evidence;
  evidence.sessions = {recordings[0].session, recordings[1].session};
  add_recorded_tests(recordings, evidence);
  std::vector<std::string_view> ids;
  for (const model::TestEvidence& known : evidence.tests) {
    ids.push_back(known.id.text());
  }
  EXPECT_THAT(ids, ElementsAre("a.py", "a.py::T::t", "a.py::tA", "a.py::t[1]", "b.py::g"));
  const auto samples = evidence.samples_of(evidence.tests[2]);
  ASSERT_THAT(samples, SizeIs(2)) << "one of each session";
  EXPECT_EQ(samples[0].own, Microseconds{2});
  EXPECT_EQ(samples[1].own, Microseconds{5});
}

TEST(AddRecordedTests, CountsTheUsesOnlyOfWhatTheSameRecordingSetUp) {
  std::vector<Recording> recordings(2);
  for (Recording& recording : recordings) {
    recording.session.id = &recording == recordings.data() ? "r/1" : "r/2";
    recording.session.uses = true;
    recording.uses = {"db"};
    recording.tests = {test(&recording == recordings.data() ? "a" : "b", 1)};
    recording.tests.front().uses_end = 1;
  }
  recordings[1].setups = {{.id = "db", .time = Microseconds{7}}};
  const Evidence evidence = evidence_of(recordings);
  ASSERT_THAT(evidence.tests, SizeIs(2));
  EXPECT_THAT(evidence.uses_of(evidence.tests[0]), IsEmpty());
  EXPECT_THAT(evidence.uses_of(evidence.tests[1]), SizeIs(1));
}

}  // namespace
}  // namespace splitter::history
