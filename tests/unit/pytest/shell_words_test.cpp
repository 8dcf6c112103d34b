#include "splitter/pytest/shell_words.hpp"

#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using support::input_error_of;
using ::testing::ElementsAre;
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

}  // namespace
}  // namespace splitter::pytest
