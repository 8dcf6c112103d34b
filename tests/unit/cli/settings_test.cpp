#include "cli/settings.hpp"

#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {
namespace {

using model::InputError;
using support::input_error_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Given {
  OptionName name;
  std::vector<std::string> texts;
  ValueOrigin origin = {};
};

ValueOrigin from(const std::string& source, const std::string& place) {
  return {source == ".splitter.yml" ? Layer::file : Layer::ci, source, source + ": " + place};
}

Values values_of(std::initializer_list<Given> given) {
  Values values;
  for (const Given& value : given) {
    values.fill(value.name, {value.texts, value.origin});
  }
  return values;
}

Settings resolved(std::initializer_list<Given> given) {
  return resolve(values_of(given));
}

void expect_error(std::initializer_list<Given> given,
                  const std::string& where,
                  const std::string& what) {
  const Values values = values_of(given);
  const InputError error = input_error_of([&values] { return resolve(values); });
  EXPECT_EQ(error.where(), where);
  EXPECT_EQ(std::string(error.what()), what);
}

TEST(Resolve, WithoutAnyValueTheDefaultsStand) {
  const Settings settings = resolved({});
  EXPECT_FALSE(settings.shard.splits.has_value());
  EXPECT_FALSE(settings.shard.group.has_value());
  EXPECT_EQ(settings.discover, Discover::automatic);
  EXPECT_THAT(settings.tests, IsEmpty());
  EXPECT_FALSE(settings.allow_empty);
  EXPECT_EQ(settings.root, ".");
  EXPECT_EQ(settings.pytest, "pytest");
  EXPECT_THAT(settings.durations, ElementsAre(".test_durations"));
  EXPECT_FALSE(settings.durations_named);
  EXPECT_EQ(settings.limits.keep, model::Keep::automatic);
  EXPECT_EQ(settings.limits.algorithm, model::Algorithm::balance);
  EXPECT_EQ(settings.format, render::Format::args);
  EXPECT_FALSE(settings.naming.has_value());
  EXPECT_EQ(settings.output, "");
  EXPECT_EQ(settings.verbosity, Verbosity::normal);
  EXPECT_EQ(settings.color, ColorMode::automatic);
}

TEST(Resolve, ReadsChoices) {
  const Settings settings = resolved({{"keep", {"class"}},
                                      {"algorithm", {"contiguous"}},
                                      {"discover", {"stored"}},
                                      {"format", {"null"}},
                                      {"color", {"never"}}});
  EXPECT_EQ(settings.limits.keep, model::Keep::test_class);
  EXPECT_EQ(settings.limits.algorithm, model::Algorithm::contiguous);
  EXPECT_EQ(settings.discover, Discover::stored);
  EXPECT_EQ(settings.format, render::Format::null);
  EXPECT_EQ(settings.color, ColorMode::never);
}

TEST(Resolve, AnUnknownChoiceIsAnErrorWithASuggestion) {
  expect_error({{"keep", {"flie"}}},
               "--keep",
               "expected one of auto, file, class, function, none, found `flie`");
  const Values values = values_of({{"keep", {"flie"}}});
  EXPECT_EQ(input_error_of([&] { return resolve(values); }).hint(), "did you mean `file`?");
  expect_error(
      {{"algorithm", {"lpt"}}}, "--algorithm", "expected one of balance, contiguous, found `lpt`");
  expect_error({{"discover", {""}}},
               "--discover",
               "expected one of auto, files, pytest, stored, found nothing");
  expect_error(
      {{"format", {"xml"}}}, "--format", "expected one of args, lines, null, json, found `xml`");
  expect_error({{"color", {"red"}}}, "--color", "expected one of auto, always, never, found `red`");
}

TEST(Resolve, AnErrorNamesWhereTheValueCameFrom) {
  expect_error({{"keep", {"flie"}, from(".splitter.yml", "line 3")}},
               ".splitter.yml: line 3: keep",
               "expected one of auto, file, class, function, none, found `flie`");
  expect_error({{"splits", {"x"}, from("GitLab", "CI_NODE_TOTAL")}},
               "GitLab: CI_NODE_TOTAL: splits",
               "expected a whole number from 1 to 10000, found `x`");
}

std::string found(const std::string& text) {
  return text.empty() ? "found nothing" : "found `" + text + "`";
}

TEST(Resolve, CountsAreWholeNumbersFromOne) {
  EXPECT_EQ(resolved({{"splits", {"1"}}}).shard.splits, 1U);
  EXPECT_EQ(resolved({{"splits", {"10000"}}}).shard.splits, 10'000U);
  for (const char* count : {"0",
                            "-1",
                            "+1",
                            "1.5",
                            "",
                            " 4",
                            "4 ",
                            "four",
                            "10001",
                            "99999999999999999999",
                            "0x4",
                            "1e2"}) {
    expect_error({{"splits", {count}}},
                 "--splits",
                 "expected a whole number from 1 to 10000, " + found(count));
  }
}

TEST(Resolve, GroupAndSplitsRememberWhereTheyCameFrom) {
  const Shard shard =
      resolved({{"group", {"2"}}, {"splits", {"4"}, from("GitLab", "CI_NODE_TOTAL")}}).shard;
  EXPECT_EQ(shard.group, model::GroupNumber{2});
  EXPECT_EQ(shard.splits, 4U);
  EXPECT_TRUE(shard.group_origin.typed());
  EXPECT_EQ(shard.splits_origin.text, "GitLab: CI_NODE_TOTAL");
}

TEST(Resolve, AGroupBeyondTheSplitsIsAnError) {
  expect_error({{"group", {"5"}}, {"splits", {"4"}}}, "--group 5", "is larger than --splits 4");
  expect_error({{"group", {"5"}, from("CircleCI", "CIRCLE_NODE_INDEX")}, {"splits", {"4"}}},
               "--group 5 (CircleCI: CIRCLE_NODE_INDEX)",
               "is larger than --splits 4");
  EXPECT_EQ(resolved({{"group", {"4"}}, {"splits", {"4"}}}).shard.group, model::GroupNumber{4});
}

TEST(Resolve, AShardIsGroupAndSplitsAtOnce) {
  const Shard shard = resolved({{"shard", {"2/4"}}}).shard;
  EXPECT_EQ(shard.group, model::GroupNumber{2});
  EXPECT_EQ(shard.splits, 4U);
  EXPECT_TRUE(shard.group_origin.typed());
}

TEST(Resolve, AShardWinsOverWhatTheEnvironmentSays) {
  const Shard shard = resolved({{"shard", {"2/4"}},
                                {"group", {"7"}, from("GitLab", "CI_NODE_INDEX")},
                                {"splits", {"9"}, {Layer::variable, "SPLITTER_SPLITS"}}})
                          .shard;
  EXPECT_EQ(shard.group, model::GroupNumber{2});
  EXPECT_EQ(shard.splits, 4U);
}

TEST(Resolve, AMalformedShardIsAnError) {
  for (const char* word : {"2", "", "2-4"}) {
    expect_error({{"shard", {word}}}, "--shard", "expected K/N, such as 2/4, " + found(word));
  }
  for (const auto& [word, part] : std::vector<std::pair<std::string, std::string>>{
           {"/4", ""}, {"2/", ""}, {"0/4", "0"}, {"2/x", "x"}, {"2/4/8", "4/8"}, {"-1/4", "-1"}}) {
    expect_error(
        {{"shard", {word}}}, "--shard", "expected a whole number from 1 to 10000, " + found(part));
  }
  expect_error({{"shard", {"5/4"}}}, "--group 5", "is larger than --splits 4");
}

TEST(Resolve, AShardStandsAlone) {
  expect_error({{"shard", {"2/4"}}, {"splits", {"4"}}},
               "--shard",
               "stands beside --splits, which it replaces");
  expect_error({{"shard", {"2/4"}}, {"group", {"2"}}},
               "--shard",
               "stands beside --group, which it replaces");
}

TEST(Resolve, FlagsAreTrueOrFalse) {
  EXPECT_TRUE(resolved({{"allow-empty", {"true"}}}).allow_empty);
  EXPECT_FALSE(resolved({{"allow-empty", {"false"}, from(".splitter.yml", "line 1")}}).allow_empty);
  expect_error({{"allow-empty", {"yes"}, from(".splitter.yml", "line 1")}},
               ".splitter.yml: line 1: allow-empty",
               "expected true or false, found `yes`");
}

TEST(Resolve, AFileIsWrittenInLinesAndAPipeForXargs) {
  EXPECT_EQ(resolved({{"output", {"ids"}}}).format, render::Format::lines);
  EXPECT_EQ(resolved({{"output", {"ids"}}, {"format", {"args"}}}).format, render::Format::args);
}

TEST(Resolve, StandardOutputIsNoFile) {
  EXPECT_EQ(resolved({{"output", {"-"}}}).format, render::Format::args);
}

TEST(Resolve, NullIsShortForAFormat) {
  EXPECT_EQ(resolved({{"null", {"true"}}}).format, render::Format::null);
  EXPECT_EQ(resolved({{"null", {"true"}}, {"format", {"null"}}}).format, render::Format::null);
  EXPECT_EQ(
      resolved({{"null", {"true"}}, {"format", {"lines"}, from(".splitter.yml", "line 1")}}).format,
      render::Format::null);
  expect_error({{"null", {"true"}}, {"format", {"lines"}}}, "--format", "contradicts -0");
}

TEST(Resolve, NamingIsOpenUnlessSaid) {
  EXPECT_EQ(resolved({{"expand", {"true"}}}).naming, render::Naming::expanded);
  EXPECT_EQ(resolved({{"collapse", {"true"}}}).naming, render::Naming::collapsed);
  EXPECT_EQ(resolved({{"expand", {"false"}, from(".splitter.yml", "line 1")}}).naming,
            std::nullopt);
}

TEST(Resolve, ContradictionsAreErrors) {
  expect_error(
      {{"expand", {"true"}}, {"collapse", {"true"}}}, "--expand", "contradicts --collapse");
  expect_error({{"json", {"true"}}, {"table", {"true"}}}, "--json", "contradicts --table");
  expect_error({{"quiet", {"true"}}, {"verbose", {"true"}}}, "--quiet", "contradicts --verbose");
}

// What is typed wins over what a file says by default, also where the two are flags.
TEST(Resolve, ATypedFlagWinsOverAContraryOneOfTheFile) {
  EXPECT_EQ(
      resolved({{"collapse", {"true"}}, {"expand", {"true"}, from(".splitter.yml", "line 1")}})
          .naming,
      render::Naming::collapsed);
  EXPECT_EQ(resolved({{"verbose", {"true"}}, {"quiet", {"true"}, from(".splitter.yml", "line 1")}})
                .verbosity,
            Verbosity::verbose);
}

TEST(Resolve, Verbosity) {
  EXPECT_EQ(resolved({{"quiet", {"true"}}}).verbosity, Verbosity::quiet);
  EXPECT_EQ(resolved({{"verbose", {"true"}}}).verbosity, Verbosity::verbose);
}

TEST(Resolve, NamedDurationsMustExist) {
  const Settings settings = resolved({{"durations", {"a.json", "b.json"}}});
  EXPECT_THAT(settings.durations, ElementsAre("a.json", "b.json"));
  EXPECT_TRUE(settings.durations_named);
}

TEST(Resolve, PathsOfTheFileAreSeenFromItsFolder) {
  const Settings settings =
      resolved({{"root", {"sub"}},
                {"durations", {"a.json", "/abs/b.json"}, from(".splitter.yml", "line 1")},
                {"tests", {"list.txt"}}});
  EXPECT_THAT(settings.durations, ElementsAre("sub/a.json", "/abs/b.json"));
  EXPECT_THAT(settings.tests, ElementsAre("list.txt"));
}

TEST(Resolve, TheDefaultDurationsAreInTheRoot) {
  EXPECT_THAT(resolved({{"root", {"sub"}}}).durations, ElementsAre("sub/.test_durations"));
}

}  // namespace
}  // namespace splitter::cli
