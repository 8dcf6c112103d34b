#include "splitter/history/carried_over.hpp"

#include "splitter/history/evidence.hpp"

#include <gmock/gmock.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Microseconds;
using model::NodeId;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using FileTimes = std::initializer_list<std::pair<const char*, int>>;

Recording file(std::string run, FileTimes times) {
  Recording recording;
  recording.session.run = std::move(run);
  for (const auto& [id, own] : times) {
    recording.tests.push_back({.id = NodeId{id}, .own = Microseconds{own}});
  }
  return recording;
}

model::Profile stored(FileTimes times) {
  model::Profile profile;
  for (const auto& [id, own] : times) {
    profile.tests.push_back({NodeId{id}, Microseconds{own}});
  }
  return profile;
}

/// `id time` of all entries that count.
std::vector<std::string> fresh(std::vector<Recording> files,
                               const model::Profile& store = {},
                               const std::vector<Recording>& measured = {},
                               const model::Evidence& known = {}) {
  std::vector<std::string> lines;
  for (const Recording& recording : fresh_entries(std::move(files), measured, store, known)) {
    for (const model::RecordedTest& test : recording.tests) {
      lines.push_back(std::string(test.id.text()) + " " + std::to_string(test.own.count()));
    }
  }
  return lines;
}

TEST(FreshEntries, AreNotThoseOfTheStore) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}, {"b", 7}}), file("2", {{"a", 6}, {"b", 8}})},
                    stored({{"a", 6}, {"b", 7}})),
              UnorderedElementsAre("a 5", "b 8"));
  EXPECT_THAT(fresh({file("1", {{"a", 5}})}, stored({{"a", 5}})), IsEmpty());
}

TEST(FreshEntries, StandAloneAmongFilesThatAgree) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}, {"b", 2}}),
                     file("2", {{"a", 1}, {"b", 9}}),
                     file("3", {{"a", 1}, {"b", 2}})}),
              UnorderedElementsAre("a 5", "b 9"));
}

TEST(FreshEntries, OfThreeFilesAreTheSameWhenTheStoreHasThem) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}, {"b", 2}}),
                     file("2", {{"a", 1}, {"b", 9}}),
                     file("3", {{"a", 1}, {"b", 2}})},
                    stored({{"a", 5}, {"b", 9}})),
              IsEmpty());
}

TEST(FreshEntries, AreAllWhereNothingTellsThemApart) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}}), file("2", {{"a", 6}})}),
              UnorderedElementsAre("a 5", "a 6"));
  EXPECT_THAT(fresh({file("1", {{"a", 5}}), file("2", {{"a", 5}})}), ElementsAre("a 5"));
  EXPECT_THAT(fresh({file("1", {{"new", 5}}), file("2", {})}), ElementsAre("new 5"));
}

TEST(FreshEntries, OfFilesThatWereMergedBeforeAreNone) {
  Recording merged = file("1", {{"a", 5}});
  merged.session.id = "1";
  const model::Evidence known = evidence_of(std::vector{merged});
  const std::vector<Recording> files = {file("1", {{"a", 5}, {"b", 2}}),
                                        file("2", {{"a", 1}, {"b", 3}})};
  EXPECT_THAT(fresh(files, stored({{"a", 5}, {"b", 2}}), {}, known), ElementsAre("b 3"));
  EXPECT_THAT(fresh({file("3", {{"a", 6}})}, stored({{"a", 5}}), {}, known), ElementsAre("a 6"));
}

TEST(FreshEntries, CopiesOfAFileAreNoVoices) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}}), file("1", {{"a", 5}}), file("2", {{"a", 6}})}),
              UnorderedElementsAre("a 5", "a 6"));
}

TEST(FreshEntries, GiveWayToWhatWasMeasured) {
  EXPECT_THAT(fresh({file("1", {{"a", 5}, {"b", 6}})}, {}, {file("r", {{"a", 9}})}),
              ElementsAre("b 6"));
  Recording skipped = file("r", {{"a", 9}});
  skipped.tests[0].outcome = model::Outcome::skipped;
  EXPECT_THAT(fresh({file("1", {{"a", 5}})}, {}, {skipped}), ElementsAre("a 5"));
}

TEST(FreshEntries, SayNothingWithoutATime) {
  EXPECT_THAT(fresh({file("1", {{"a", 0}}), file("2", {{"a", 3}})}), ElementsAre("a 3"));
}

TEST(FreshEntries, DoNotDependOnTheOrderOfFiles) {
  const std::vector<Recording> files = {
      file("1", {{"a", 5}, {"b", 2}}), file("2", {{"a", 5}, {"b", 3}}), file("3", {{"a", 4}})};
  const std::vector<Recording> turned(files.rbegin(), files.rend());
  EXPECT_EQ(fresh(files), fresh(turned));
}

}  // namespace
}  // namespace splitter::history
