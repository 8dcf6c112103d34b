#include "splitter/planning/durations.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/profiles.hpp"
#include "support/requests.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::planning {
namespace {

using support::input_error_of;
using support::profile_of;
using support::request_for;
using support::suite_of;
using support::times_of;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

class ReadHistory : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Request settings_ = request_for(1, 2);
  model::Profile profile_;

  std::string read(Verbosity verbosity = Verbosity::normal) {
    return words_of(
        [this](const Messages& messages) { profile_ = read_history(settings_, messages); },
        verbosity);
  }
};

TEST_F(ReadHistory, ReadsTheDefaultFile) {
  system::write_file(".test_durations", R"({"a.py::f": 1})");
  EXPECT_EQ(read(), "");
  EXPECT_THAT(times_of(profile_), ElementsAre(Pair("a.py::f", 1'000'000)));
}

TEST_F(ReadHistory, AnAbsentDefaultFileIsANotice) {
  EXPECT_THAT(read(),
              HasSubstr("no .test_durations: groups are balanced by the sizes of their files"));
  EXPECT_THAT(times_of(profile_), IsEmpty());
}

/// What is said in a folder below one that has stored times and this file.
std::string words_below(const std::string& file) {
  const support::InFolder top;
  system::write_file(".test_durations", "{}");
  system::write_file(file, "[pytest]\n");
  std::filesystem::create_directory("tests");
  std::filesystem::current_path("tests");
  return words_of([](const Messages& messages) {
    static_cast<void>(read_history(support::request_for(1, 2), messages));
  });
}

TEST(ReadHistoryBelow, PointsAtTheFileOfTheSuiteOrTheCheckout) {
  for (const char* top : {"pytest.ini", ".git"}) {
    EXPECT_THAT(words_below(top),
                HasSubstr("hint: ../.test_durations is there: start splitter in its folder, or say "
                          "--durations ../.test_durations"));
  }
}

TEST(ReadHistoryBelow, PointsAtNoneOfAnotherSuite) {
  EXPECT_THAT(words_below("notes.txt"), HasSubstr("hint: record them once"));
}

TEST_F(ReadHistory, AnAbsentNamedFileIsAnError) {
  settings_.durations = {"nowhere.json"};
  settings_.durations_named = true;
  EXPECT_EQ(input_error_of([this] { read(); }).where(), "nowhere.json");
}

TEST_F(ReadHistory, AProfileComesBeforeDurations) {
  settings_.profile = "p";
  system::write_file("p",
                     R"({"format": "splitter-profile", "version": 1, "sessions": {"x": {}},
                 "files": {"a.py": {"tests": {"f": {"x": 2}}}}})");
  EXPECT_EQ(read(), "");
  EXPECT_THAT(times_of(profile_), ElementsAre(Pair("a.py::f", 2'000'000)));
  system::write_file(".test_durations", R"({"a.py::f": 1, "a.py::g": 1})");
  EXPECT_EQ(read(), "");
  EXPECT_THAT(times_of(profile_),
              ElementsAre(Pair("a.py::f", 2'000'000), Pair("a.py::g", 1'000'000)));
}

TEST_F(ReadHistory, AnAbsentNamedProfileIsAnError) {
  settings_.profile = "nowhere";
  settings_.profile_named = true;
  EXPECT_EQ(input_error_of([this] { read(); }).where(), "nowhere");
}

TEST_F(ReadHistory, OfSeveralFilesATestGetsTheMean) {
  system::write_file("a.json", R"({"a.py::f": 1, "a.py::g": 5})");
  system::write_file("b.json", R"({"a.py::f": 3})");
  settings_.durations = {"a.json", "b.json"};
  settings_.durations_named = true;
  EXPECT_EQ(read(), "");
  EXPECT_THAT(times_of(profile_),
              ElementsAre(Pair("a.py::f", 2'000'000), Pair("a.py::g", 5'000'000)));
}

TEST_F(ReadHistory, PrefixesAreMended) {
  system::write_file(".test_durations", R"({"old/a.py::f": 1})");
  settings_.strip_prefix = "old/";
  settings_.add_prefix = "new/";
  EXPECT_EQ(read(), "");
  EXPECT_THAT(times_of(profile_), ElementsAre(Pair("new/a.py::f", 1'000'000)));
}

TEST_F(ReadHistory, WhatIsSetAsideIsCountedAndNamed) {
  system::write_file(".test_durations",
                     R"({"neg": -1, "inf": Infinity, "twice": 1, "twice": 2, "zero": 0})");
  const std::string words = read();
  EXPECT_THAT(words,
              HasSubstr("2 times are negative, not finite or above 30 days, and count as "
                        "unknown, such as neg"));
  EXPECT_THAT(words,
              HasSubstr("1 test stands there twice, and the last time counts, such as twice"));
  EXPECT_THAT(words, Not(HasSubstr("0 s")));
  EXPECT_THAT(read(Verbosity::verbose), HasSubstr("1 entry of 0 s says nothing, such as zero"));
}

TEST(FollowRenames, OfAMovedFileAlsoWithTheGroupsThatLoadgroupAppended) {
  const auto suite = suite_of({"new/test_a.py::f[1]", "new/test_a.py::f[2]"});
  auto profile = profile_of({{"old/test_a.py::f[1]@db", 1}, {"old/test_a.py::f[2]@db", 2}});
  const std::string words = words_of([&](const Messages& messages) {
    profile = follow_renames(*suite, std::move(profile), ".", messages);
  });
  EXPECT_THAT(words, HasSubstr("1 file under another path"));
  EXPECT_THAT(times_of(profile),
              ElementsAre(Pair("new/test_a.py::f[1]", 1), Pair("new/test_a.py::f[2]", 2)));
}

TEST(FollowRenames, AFileThatIsThereHasNotMovedThoughItIsNotSelected) {
  const support::InFolder folder;
  std::filesystem::create_directory("a");
  system::write_file("a/test_x.py", "");
  const auto suite = suite_of({"b/test_x.py::f"});
  auto profile = profile_of({{"a/test_x.py::f", 1}, {"b/test_y.py::f", 2}});
  const std::string words = words_of([&](const Messages& messages) {
    profile = follow_renames(*suite, std::move(profile), ".", messages);
  });
  EXPECT_EQ(words, "");
  EXPECT_THAT(times_of(profile), ElementsAre(Pair("a/test_x.py::f", 1), Pair("b/test_y.py::f", 2)));
}

TEST(SayFit, SaysHowWellTheDurationsFit) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "a.py::h"});
  const auto profile = profile_of({{"a.py::f", 1}, {"a.py::g", 1}, {"a.py::old", 1}});
  const std::string words = words_of(
      [&](const Messages& messages) { say_fit(history::fit(*suite, profile), profile, messages); });
  EXPECT_EQ(words, "splitter: matched 2 of 3 tests, 1 estimated, 1 stale entry ignored\n");
}

/// The words on a selection, with stored tests of which those of `a.py` may exist.
std::string words_of_selection(std::vector<std::string> ids,
                               std::vector<std::pair<std::string, std::int64_t>> stored) {
  const auto suite = suite_of(std::move(ids));
  const auto profile = profile_of(std::move(stored));
  const auto has_others = [](std::string_view file) { return file == "a.py"; };
  return words_of([&](const Messages& messages) {
    say_fit(history::fit(*suite, profile, has_others), profile, messages);
  });
}

TEST(SayFit, OtherTestsThanTheSelectedMayExist) {
  EXPECT_THAT(words_of_selection({"a.py::f"}, {{"a.py::f", 1}, {"a.py::g", 1}, {"a.py::h", 1}}),
              HasSubstr("0 estimated, 2 stored tests are not selected\n"));
  EXPECT_THAT(words_of_selection({"a.py::f"}, {{"a.py::f", 1}, {"a.py::g", 1}, {"gone.py::h", 1}}),
              HasSubstr("0 estimated, 1 stored test is not selected, 1 stale entry ignored\n"));
}

TEST(SayFit, DurationsOfTestsThatAreNotSelectedAreThoseOfTheSuite) {
  const std::string words = words_of_selection({"b.py::f"}, {{"a.py::g", 1}, {"gone.py::h", 1}});
  EXPECT_THAT(words, HasSubstr("warning: most tests have no stored duration"));
  EXPECT_THAT(words, Not(HasSubstr("hint:")));
  EXPECT_THAT(words_of_selection({"b.py::f"}, {{"a.py::g", 1}}), Not(HasSubstr("a stored")));
}

TEST(SayFit, WithoutDurationsThereIsNothingToSay) {
  const auto suite = suite_of({"a.py::f"});
  const model::Profile profile;
  EXPECT_EQ(words_of([&](const Messages& messages) {
              say_fit(history::fit(*suite, profile), profile, messages);
            }),
            "");
}

std::string words_of_bad_fit(std::vector<std::string> ids, const std::string& stored) {
  const auto suite = suite_of(std::move(ids));
  const auto profile = profile_of({{stored, 1}});
  return words_of(
      [&](const Messages& messages) { say_fit(history::fit(*suite, profile), profile, messages); });
}

TEST(SayFit, OfABadFitShowsAnExampleOfBothSidesAndTheRemedy) {
  const std::string words = words_of_bad_fit({"tests/a.py::f"}, "repo/tests/a.py::f");
  EXPECT_THAT(words, HasSubstr("matched 0 of 1 test, 1 estimated, 1 stale entry ignored"));
  EXPECT_THAT(words, HasSubstr("a test that exists: tests/a.py::f"));
  EXPECT_THAT(words, HasSubstr("a stored duration:  repo/tests/a.py::f"));
  EXPECT_THAT(words, HasSubstr("hint: the stored ids begin with repo/: try --strip-prefix repo/"));
}

TEST(SayFit, GuessesAMissingPrefix) {
  EXPECT_THAT(words_of_bad_fit({"repo/tests/a.py::f"}, "tests/a.py::f"),
              HasSubstr("hint: the stored ids lack repo/: try --add-prefix repo/"));
}

TEST(SayFit, WithoutAGuessAsksTheUser) {
  EXPECT_THAT(words_of_bad_fit({"a.py::f"}, "b.py::g"),
              HasSubstr("hint: are these the durations of this suite?"));
}

}  // namespace
}  // namespace splitter::planning
