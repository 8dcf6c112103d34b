#include "splitter/history/fit.hpp"

#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

namespace splitter::history {
namespace {

using model::Microseconds;
using support::profile_of;
using support::suite_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::int64_t> known(const Fit& fit) {
  std::vector<std::int64_t> known;
  for (const Microseconds time : fit.known) {
    known.push_back(time.count());
  }
  return known;
}

TEST(Fit, EveryTestOfTheSuiteIsMatchedOrEstimated) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "b.py::f"});
  const auto profile = profile_of({{"a.py::g", 7}, {"a.py::h", 8}, {"b.py::f", 9}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), ElementsAre(0, 7, 9));
  EXPECT_EQ(result.matched, 2U);
  EXPECT_EQ(result.estimated, 1U);
  EXPECT_EQ(result.stale, 1U);
  EXPECT_EQ(result.estimated_example, "a.py::f");
  EXPECT_EQ(result.stale_example, "a.py::h");
}

TEST(Fit, AFunctionOfAnOutlineTakesWhatIsStoredOfItsInstances) {
  const auto suite = suite_of({"a.py::f", "a.py::fg", "a.py::h", "b.py"}, model::Origin::outline);
  const auto profile = profile_of(
      {{"a.py::f", 1}, {"a.py::f[1]", 2}, {"a.py::f[2]", 4}, {"a.py::fg[x]", 8}, {"b.py::i", 16}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), ElementsAre(7, 8, 0, 16));
  EXPECT_EQ(result.stale, 0U);
  ASSERT_EQ(result.path_counts.size(), 2U);
  EXPECT_EQ(result.path_counts[0].node, 3U);
  EXPECT_EQ(result.path_counts[1].node, 0U);
  EXPECT_EQ(result.path_counts[1].count, 3U);
}

TEST(Fit, AnEntryWithoutATimeIsNeitherAMatchNorStale) {
  const auto suite = suite_of({"a.py::f", "a.py::g"});
  const auto profile = profile_of({{"a.py::f", 0}, {"a.py::g", 5}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), ElementsAre(0, 5));
  EXPECT_EQ(result.matched, 1U);
  EXPECT_EQ(result.estimated, 1U);
  EXPECT_EQ(result.stale, 0U);
}

TEST(Fit, APathWithoutEntriesIsOneTest) {
  const auto suite = suite_of({"a.py"}, model::Origin::list);
  const Fit result = fit(*suite, profile_of({}));
  ASSERT_EQ(result.path_counts.size(), 1U);
  EXPECT_EQ(result.path_counts[0].count, 1U);
}

TEST(Fit, AnEmptyProfileLeavesEverythingToEstimate) {
  const auto suite = suite_of({"a.py::f", "b.py"});
  const Fit result = fit(*suite, profile_of({}));
  EXPECT_THAT(known(result), ElementsAre(0, 0));
  EXPECT_EQ(result.matched, 0U);
  EXPECT_EQ(result.estimated, 2U);
  EXPECT_EQ(result.stale, 0U);
  EXPECT_EQ(result.stale_example, "");
}

TEST(Fit, EntriesOfFilesWithOtherTestsAreNotStale) {
  const auto suite = suite_of({"b.py::f"});
  const auto profile = profile_of({{"a.py::f", 1}, {"b.py::f", 2}, {"b.py::g", 3}, {"c.py::f", 4}});
  std::vector<std::string> asked;
  const Fit result = fit(*suite, profile, [&](std::string_view file) {
    asked.emplace_back(file);
    return file == "b.py";
  });
  EXPECT_THAT(asked, ElementsAre("a.py", "b.py", "c.py"));
  EXPECT_EQ(result.unselected, 1U);
  EXPECT_EQ(result.stale, 2U);
  EXPECT_EQ(result.stale_example, "a.py::f");
}

TEST(Fit, AnEmptySuiteLeavesEverythingStale) {
  const auto suite = suite_of({});
  const auto profile = profile_of({{"a.py::f", 1}, {"a.py::g", 1}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), IsEmpty());
  EXPECT_EQ(result.stale, 2U);
}

TEST(Fit, APathTakesTheSumOfWhatIsStoredUnderIt) {
  const auto suite = suite_of({"a.py", "tests/"}, model::Origin::list);
  const auto profile = profile_of({{"a.py::f", 1},
                                   {"a.py::g", 2},
                                   {"a.pyi::f", 100},
                                   {"tests/sub/b.py::f", 4},
                                   {"tests/c.py::f", 8},
                                   {"tests_old/d.py::f", 200}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), ElementsAre(1 + 2, 4 + 8));
  ASSERT_EQ(result.path_counts.size(), 2U);
  EXPECT_EQ(result.path_counts[0].node, 0U);
  EXPECT_EQ(result.path_counts[0].count, 2U);
  EXPECT_EQ(result.path_counts[1].node, 1U);
  EXPECT_EQ(result.path_counts[1].count, 2U);
  EXPECT_EQ(result.matched, 4U);
  EXPECT_EQ(result.stale, 2U);
}

TEST(Fit, ADotTakesTheSumOfEverything) {
  const auto suite = suite_of({"."}, model::Origin::list);
  const auto profile = profile_of({{"a.py::f", 1}, {"tests/b.py::f", 2}});
  const Fit result = fit(*suite, profile);
  EXPECT_THAT(known(result), ElementsAre(3));
  EXPECT_EQ(result.stale, 0U);
}

TEST(Fit, ASumIsNeverLongerThanWhatIsBelieved) {
  const auto suite = suite_of({"a.py"}, model::Origin::list);
  const std::int64_t most = model::longest_believable.count();
  const auto profile = profile_of({{"a.py::f", most}, {"a.py::g", most}});
  EXPECT_THAT(known(fit(*suite, profile)), ElementsAre(most));
}

TEST(Fit, TheStaleExampleIsAkinToTheEstimatedOne) {
  const auto suite = suite_of({"tests/a.py::f"});
  const auto profile = profile_of({{"a.py::other", 1}, {"repo/tests/a.py::f", 2}, {"z", 3}});
  const Fit result = fit(*suite, profile);
  EXPECT_EQ(result.estimated_example, "tests/a.py::f");
  EXPECT_EQ(result.stale_example, "repo/tests/a.py::f");
}

PrefixGuess guess(const char* exists, const char* stored) {
  return guess_prefix({.estimated_example = exists, .stale_example = stored});
}

TEST(GuessPrefix, SeesWhatStoredIdsHaveTooMuch) {
  const PrefixGuess result = guess("tests/a.py::f", "repo/sub/tests/a.py::f");
  EXPECT_EQ(result.strip, "repo/sub/");
  EXPECT_EQ(result.add, "");
}

TEST(GuessPrefix, SeesWhatStoredIdsLack) {
  const PrefixGuess result = guess("repo/tests/a.py::f", "tests/a.py::f");
  EXPECT_EQ(result.strip, "");
  EXPECT_EQ(result.add, "repo/");
}

TEST(GuessPrefix, OnlyWholeFoldersArePrefixes) {
  const PrefixGuess result = guess("a.py::f", "data.py::f");
  EXPECT_EQ(result.strip + result.add, "");
}

TEST(GuessPrefix, UnlikeExamplesGiveNoGuess) {
  for (const auto& [exists, stored] : std::vector<std::pair<const char*, const char*>>{
           {"a.py::f", "x/b.py::f"}, {"a.py::f", ""}, {"", "a.py::f"}, {"a.py::f", "a.py::f"}}) {
    const PrefixGuess result = guess(exists, stored);
    EXPECT_EQ(result.strip + result.add, "") << exists << " " << stored;
  }
}

}  // namespace
}  // namespace splitter::history
