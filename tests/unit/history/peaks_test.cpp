#include "splitter/history/peaks.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Bytes;
using model::Microseconds;
using model::Outcome;
using model::RecordedTest;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

RecordedTest timed(const char* id, Outcome outcome = Outcome::passed) {
  return {.id = model::NodeId{id}, .own = Microseconds{5}, .outcome = outcome};
}

RecordedTest peaked(const char* id, std::int64_t peak) {
  return {.id = model::NodeId{id}, .peak = Bytes{peak}};
}

Recording recording_of(std::vector<RecordedTest> tests) {
  Recording recording;
  recording.tests = std::move(tests);
  return recording;
}

/// `id peak` of each test, recording by recording.
std::vector<std::string> peaks_of(const std::vector<Recording>& recordings) {
  std::vector<std::string> lines;
  for (const Recording& recording : recordings) {
    for (const RecordedTest& test : recording.tests) {
      lines.push_back(std::string(test.id.text()) + " " +
                      (test.peak ? std::to_string(test.peak->count) : "-"));
    }
  }
  return lines;
}

TEST(SharePeaks, RunsThatMeasuredTimesTakeThem) {
  std::vector<Recording> recordings = {
      recording_of({peaked("a::f", 7), peaked("a::g", 0)}),
      recording_of({timed("a::f"), timed("a::h")}),
      recording_of({timed("a::f"), timed("a::g"), timed("a::s", Outcome::skipped)}),
      recording_of({peaked("a::f", 9), peaked("a::s", 3)})};
  EXPECT_EQ(share_peaks(recordings), 1U) << "a::s was skipped";
  EXPECT_THAT(peaks_of(recordings), ElementsAre("a::f 9", "a::h -", "a::f 9", "a::g 0", "a::s -"));
}

TEST(SharePeaks, ARunThatMeasuredMemoryKeepsItsOwn) {
  RecordedTest measured = timed("a::f");
  measured.peak = Bytes{100};
  std::vector<Recording> recordings = {recording_of({measured, timed("a::g")}),
                                       recording_of({peaked("a::f", 7), peaked("a::g", 8)})};
  EXPECT_EQ(share_peaks(recordings), 2U);
  EXPECT_THAT(peaks_of(recordings), ElementsAre("a::f 100", "a::g -"));
}

TEST(SharePeaks, AloneTheyAreNoData) {
  std::vector<Recording> recordings = {recording_of({peaked("a::f", 7)})};
  EXPECT_EQ(share_peaks(recordings), 1U);
  EXPECT_THAT(recordings, IsEmpty());
  EXPECT_EQ(share_peaks(recordings), 0U);
}

}  // namespace
}  // namespace splitter::history
