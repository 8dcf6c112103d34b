#include "cli/process.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::input_error_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> words(const std::string& command) {
  return shell_words(command, "--pytest");
}

TEST(ShellWords, ArePartedByBlanks) {
  EXPECT_THAT(words("python3 -m pytest"), ElementsAre("python3", "-m", "pytest"));
  EXPECT_THAT(words("  python3\t-m \n pytest  "), ElementsAre("python3", "-m", "pytest"));
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words(" \t\n"), IsEmpty());
}

TEST(ShellWords, QuotesProtectBlanks) {
  EXPECT_THAT(words("pytest -k 'a or b'"), ElementsAre("pytest", "-k", "a or b"));
  EXPECT_THAT(words("pytest -k \"a or b\""), ElementsAre("pytest", "-k", "a or b"));
  EXPECT_THAT(words("pre'mid dle'post"), ElementsAre("premid dlepost"));
}

TEST(ShellWords, QuotesProtectOtherQuotes) {
  EXPECT_THAT(words("'say \"hi\"' \"it's\""), ElementsAre("say \"hi\"", "it's"));
}

TEST(ShellWords, EmptyQuotesAreAnEmptyWord) {
  EXPECT_THAT(words("pytest '' \"\""), ElementsAre("pytest", "", ""));
}

TEST(ShellWords, BackslashesProtectOneCharacter) {
  EXPECT_THAT(words("a\\ b c\\\\d \\'e"), ElementsAre("a b", "c\\d", "'e"));
  EXPECT_THAT(words("\"say \\\"hi\\\"\""), ElementsAre("say \"hi\""));
}

TEST(ShellWords, BackslashesInSingleQuotesAreThemselves) {
  EXPECT_THAT(words("'a\\nb\\'"), ElementsAre("a\\nb\\"));
}

// In double quotes a shell's backslash protects only quotes, backslashes, `$` and "`".
TEST(ShellWords, BackslashesInDoubleQuotesStayBeforeOrdinaryCharacters) {
  EXPECT_THAT(words("\"C:\\dir\\n\""), ElementsAre("C:\\dir\\n"));
}

TEST(ShellWords, ALastBackslashIsItself) {
  EXPECT_THAT(words("a\\"), ElementsAre("a\\"));
}

TEST(ShellWords, NothingIsExpanded) {
  EXPECT_THAT(words("$HOME ~ * `x` #y"), ElementsAre("$HOME", "~", "*", "`x`", "#y"));
}

TEST(ShellWords, AQuoteThatIsNotClosedIsAnError) {
  for (const char* command : {"pytest 'x", "pytest \"x", "'", "a'b\"c"}) {
    const model::InputError error = input_error_of([command] { return words(command); });
    EXPECT_EQ(error.where(), "--pytest") << command;
    EXPECT_THAT(error.what(), StartsWith("a quote is not closed in `")) << command;
  }
}

ProcessResult run_shell(const std::string& script) {
  return run_process({.arguments = {"sh", "-c", script}, .folder = "."});
}

TEST(RunProcess, KeepsWhatTheCommandWritesToBothStreams) {
  const ProcessResult result = run_shell("echo out; echo err >&2");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.output, "out\nerr\n");
}

TEST(RunProcess, TellsHowTheCommandEnded) {
  EXPECT_EQ(run_shell("exit 5").exit_code, 5);
  EXPECT_EQ(run_shell("kill -TERM $$").exit_code, 128 + 15);
}

TEST(RunProcess, GivesTheCommandNoInput) {
  EXPECT_EQ(run_shell("cat; echo end").output, "end\n");
}

TEST(RunProcess, StartsTheCommandInItsFolder) {
  const TemporaryFolder folder;
  const ProcessResult result = run_process({.arguments = {"pwd"}, .folder = folder.path()});
  EXPECT_THAT(result.output, HasSubstr("splitter-"));
}

TEST(RunProcess, AddsVariables) {
  support::Environment environment;
  environment.set("SPLITTER_PROBE", std::nullopt);
  const ProcessResult result = run_process({.arguments = {"sh", "-c", "echo \"$SPLITTER_PROBE\""},
                                            .folder = ".",
                                            .variables = {{"SPLITTER_PROBE", "seen"}}});
  EXPECT_EQ(result.output, "seen\n");
}

TEST(RunProcess, ArgumentsReachTheCommandAsTheyAre) {
  const ProcessResult result =
      run_process({.arguments = {"printf", "<%s>", "a b", "", "$x", "'\"\\", "é"}, .folder = "."});
  EXPECT_EQ(result.output, "<a b><><$x><'\"\\><é>");
}

TEST(RunProcess, OfALongOutputItKeepsTheEnd) {
  const ProcessResult result =
      run_shell("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");
  EXPECT_LT(result.output.size(), 40'000U);
  EXPECT_THAT(result.output, ::testing::EndsWith("line 19999\n"));
}

TEST(RunProcess, ACommandThatCannotBeStartedIsAnError) {
  const model::InputError error = input_error_of(
      [] { return run_process({.arguments = {"no-such-command-here"}, .folder = "."}); });
  EXPECT_EQ(error.where(), "no-such-command-here");
  EXPECT_STREQ(error.what(), "cannot be started: No such file or directory");
}

TEST(RunProcess, AFolderThatIsNotThereIsAnError) {
  const model::InputError error =
      input_error_of([] { return run_process({.arguments = {"true"}, .folder = "no/such"}); });
  EXPECT_THAT(error.what(), StartsWith("cannot be started"));
}

}  // namespace
}  // namespace splitter::cli
