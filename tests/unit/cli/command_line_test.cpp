#include "cli/command_line.hpp"

#include "cli/option_table.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using model::InputError;
using support::input_error_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<const char*> argv_of(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"splitter"};
  for (const std::string& word : words) {
    argv.push_back(word.c_str());
  }
  return argv;
}

CommandLine parsed(const std::vector<std::string>& words) {
  const auto argv = argv_of(words);
  return parse_command_line(static_cast<int>(argv.size()), argv.data());
}

InputError error_of(const std::vector<std::string>& words) {
  return input_error_of([&words] { return parsed(words); });
}

std::vector<std::string> given(const CommandLine& line, OptionName name) {
  const Value* value = line.values.find(name);
  return value == nullptr ? std::vector<std::string>{"(nothing)"} : value->texts;
}

TEST(ParseCommandLine, WithoutACommandOneGroupIsMeant) {
  const CommandLine line = parsed({});
  EXPECT_EQ(line.command, Command::group);
  for (const OptionSpec& spec : option_table) {
    EXPECT_EQ(line.values.find(OptionName(spec)), nullptr) << spec.name;
  }
}

TEST(ParseCommandLine, KeepsWordsAsTyped) {
  const CommandLine line = parsed({"--splits", "four", "--group=2", "--keep", ""});
  EXPECT_THAT(given(line, "splits"), ElementsAre("four"));
  EXPECT_THAT(given(line, "group"), ElementsAre("2"));
  EXPECT_THAT(given(line, "keep"), ElementsAre(""));
  EXPECT_TRUE(line.values.find("splits")->origin.typed());
}

TEST(ParseCommandLine, KnowsTheCommandAnywhere) {
  EXPECT_EQ(parsed({"plan", "--splits", "4"}).command, Command::plan);
  EXPECT_EQ(parsed({"--splits", "4", "plan"}).command, Command::plan);
  EXPECT_THAT(given(parsed({"plan", "--splits", "4"}), "splits"), ElementsAre("4"));
}

TEST(ParseCommandLine, AValueMayBeNamedLikeACommand) {
  const CommandLine line = parsed({"--splits", "2", "--output", "plan"});
  EXPECT_EQ(line.command, Command::group);
  EXPECT_THAT(given(line, "output"), ElementsAre("plan"));
}

TEST(ParseCommandLine, OfARepeatedOptionTheLastCounts) {
  EXPECT_THAT(given(parsed({"--splits", "2", "--splits", "4"}), "splits"), ElementsAre("4"));
}

TEST(ParseCommandLine, ManyValuesMayStandTogetherOrApart) {
  EXPECT_THAT(given(parsed({"--durations", "a", "b", "--durations", "c"}), "durations"),
              ElementsAre("a", "b", "c"));
  EXPECT_THAT(given(parsed({"--tests", "-"}), "tests"), ElementsAre("-"));
  EXPECT_THAT(given(parsed({"--tests", "a", "--splits", "4"}), "tests"), ElementsAre("a"));
}

TEST(ParseCommandLine, FlagsAreTrueHoweverOften) {
  EXPECT_EQ(given(parsed({"--quiet"}), "quiet").back(), "true");
  EXPECT_EQ(given(parsed({"-q", "--quiet"}), "quiet").back(), "true");
}

TEST(ParseCommandLine, LettersAreShortForNames) {
  const CommandLine line = parsed({"-0", "-v", "-o", "ids"});
  EXPECT_THAT(given(line, "null"), ElementsAre("true"));
  EXPECT_THAT(given(line, "verbose"), ElementsAre("true"));
  EXPECT_THAT(given(line, "output"), ElementsAre("ids"));
  EXPECT_THAT(given(parsed({"-V"}), "version"), ElementsAre("true"));
  EXPECT_THAT(given(parsed({"-h"}), "help"), ElementsAre("true"));
}

/// A command line of a command that the option belongs to.
std::vector<std::string> line_with(const OptionSpec& spec) {
  std::vector<std::string> words;
  if ((spec.commands & for_group) == 0) {
    const auto owner = std::ranges::find_if(all_commands, [&](const CommandSpec* command) {
      return (spec.commands & only(command->command)) != 0;
    });
    words.emplace_back((*owner)->name);
  }
  words.push_back("--" + std::string(spec.name));
  if (spec.arity != Arity::flag) {
    words.emplace_back("x");
  }
  return words;
}

TEST(ParseCommandLine, EveryOptionOfTheTableIsUnderstood) {
  for (const OptionSpec& spec : option_table) {
    EXPECT_NE(parsed(line_with(spec)).values.find(OptionName(spec)), nullptr) << spec.name;
  }
}

TEST(ParseCommandLine, AnOptionOfAnotherCommandIsAnError) {
  const InputError of_plan = error_of({"--json"});
  EXPECT_EQ(of_plan.where(), "--json");
  EXPECT_STREQ(of_plan.what(), "is not an option of `splitter`");
  const InputError of_group = error_of({"plan", "--group", "2"});
  EXPECT_EQ(of_group.where(), "--group");
  EXPECT_STREQ(of_group.what(), "is not an option of `splitter plan`");
}

TEST(ParseCommandLine, WhatFollowsTwoDashesIsTheCommandToRecord) {
  const CommandLine line = parsed({"record", "-o", "out", "--", "pytest", "-q", "--", "--json"});
  EXPECT_EQ(line.command, Command::record);
  EXPECT_THAT(line.words, ElementsAre("pytest", "-q", "--", "--json"));
  EXPECT_THAT(given(line, "output"), ElementsAre("out"));
  EXPECT_THAT(parsed({"-q", "record", "--", "-v"}).words, ElementsAre("-v"));
  EXPECT_THAT(parsed({"record"}).words, ElementsAre());
  EXPECT_EQ(error_of({"record", "pytest"}).where(), "unexpected argument");
  EXPECT_THAT(parsed({"run", "--shard", "1/2", "--", "pytest", "-q"}).words,
              ElementsAre("pytest", "-q"));
  EXPECT_THAT(error_of({"run", "pytest"}).hint(), HasSubstr("`splitter run -- pytest`"));
}

TEST(ParseCommandLine, MergeTakesFiles) {
  const CommandLine line = parsed({"merge", "a.jsonl", "-q", "records/"});
  EXPECT_EQ(line.command, Command::merge);
  EXPECT_THAT(line.words, ElementsAre("a.jsonl", "records/"));
  EXPECT_THAT(parsed({"merge", "--durations", "x", "a.jsonl"}).words, ElementsAre("a.jsonl"));
  EXPECT_EQ(error_of({"merge", "--nonsense"}).where(), "unknown option");
  EXPECT_STREQ(error_of({"merge", "--splits", "2"}).what(), "is not an option of `splitter merge`");
}

TEST(ParseCommandLine, AValueMayLookLikeAnOption) {
  EXPECT_THAT(given(parsed({"--pytest=-x y"}), "pytest"), ElementsAre("-x y"));
  EXPECT_THAT(given(parsed({"--output", "--quiet"}), "output"), ElementsAre("--quiet"));
}

TEST(ParseCommandLine, AnUnknownOptionIsAnErrorWithASuggestion) {
  const InputError error = error_of({"--split", "4"});
  EXPECT_EQ(error.where(), "unknown option");
  EXPECT_STREQ(error.what(), "`--split`");
  EXPECT_EQ(error.hint(), "did you mean `--splits`?");
  EXPECT_EQ(error_of({"--durration=x"}).hint(), "did you mean `--durations`?");
}

TEST(ParseCommandLine, WhereNothingIsNearTheHelpIsSuggested) {
  EXPECT_EQ(error_of({"--quux", "4"}).hint(), "`splitter --help` lists all options");
  EXPECT_EQ(error_of({"-x"}).where(), "unknown option");
}

TEST(ParseCommandLine, AnUnknownCommandIsAnErrorWithASuggestion) {
  const InputError error = error_of({"plna"});
  EXPECT_EQ(error.where(), "unexpected argument");
  EXPECT_STREQ(error.what(), "`plna`");
  EXPECT_EQ(error.hint(), "did you mean `plan`?");
}

TEST(ParseCommandLine, AWordTooManyIsAnError) {
  EXPECT_EQ(error_of({"plan", "tests/"}).where(), "unexpected argument");
  EXPECT_EQ(error_of({"--splits", "4", "5"}).where(), "unexpected argument");
}

TEST(ParseCommandLine, AMissingValueIsAnError) {
  for (const char* option : {"--splits", "--durations", "--output"}) {
    const InputError error = error_of({option});
    EXPECT_EQ(error.where(), option);
    EXPECT_STREQ(error.what(), "needs a value");
  }
  EXPECT_EQ(error_of({"-o"}).where(), "--output");
}

TEST(ParseCommandLine, AFlagTakesNoValue) {
  for (const char* flag : {"--quiet=maybe", "--quiet=false"}) {
    const InputError error = error_of({flag});
    EXPECT_EQ(error.where(), "--quiet");
    EXPECT_STREQ(error.what(), "takes no value");
  }
}

TEST(IntendedCommand, IsTheFirstWordWhereTheRestIsWrong) {
  const auto intended = [](const std::vector<std::string>& words) {
    const auto argv = argv_of(words);
    return intended_command(static_cast<int>(argv.size()), argv.data());
  };
  EXPECT_EQ(intended({}), Command::group);
  EXPECT_EQ(intended({"plan", "--wrong"}), Command::plan);
  EXPECT_EQ(intended({"--wrong", "plan"}), Command::group);
}

TEST(IntendedCommand, SurvivesAnEmptyCommandLine) {
  const char* const nothing[] = {nullptr};
  EXPECT_EQ(intended_command(0, nothing), Command::group);
}

}  // namespace
}  // namespace splitter::cli
