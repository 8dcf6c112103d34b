#include "splitter/pytest/piped_command.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Words = std::vector<std::string>;

PipedCommand piped(const Words& words) {
  return piped_command(words).value_or(PipedCommand{{"no xargs"}, {}});
}

TEST(PipedCommand, IsWhatStandsBehindXargs) {
  EXPECT_THAT(piped({"xargs", "pytest", "-q"}).command, ElementsAre("pytest", "-q"));
  EXPECT_THAT(piped({"/usr/bin/xargs", "-0", "pytest"}).command, ElementsAre("pytest"));
  EXPECT_THAT(piped({"xargs", "-0r", "--no-run-if-empty", "--", "-x"}).command, ElementsAre("-x"));
  EXPECT_THAT(piped({"xargs"}).command, IsEmpty());
}

TEST(PipedCommand, BeginsBehindTheValuesOfOptions) {
  for (const Words& options : {Words{"-P", "4"},
                               Words{"-P4"},
                               Words{"-0P", "4"},
                               Words{"-d", "\\n"},
                               Words{"-a", "ids"},
                               Words{"--arg-file", "ids"},
                               Words{"--arg-file=ids"},
                               Words{"--max-procs", "4", "-t"}}) {
    Words words = {"xargs"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"pytest", "-n", "2"});
    EXPECT_THAT(piped(words).command, ElementsAre("pytest", "-n", "2")) << options.front();
    EXPECT_EQ(piped(words).parting, "") << options.front();
  }
}

TEST(PipedCommand, IsPartedByOptionsThatStartSeveral) {
  EXPECT_EQ(piped({"xargs", "-n", "1", "pytest"}).parting, "-n");
  EXPECT_THAT(piped({"xargs", "-n", "1", "pytest"}).command, ElementsAre("pytest"));
  for (const char* word :
       {"-n1", "-L1", "-0n1", "-I{}", "-i", "-l", "--max-args=1", "--replace", "--max-lines"}) {
    EXPECT_EQ(piped({"xargs", word, "pytest"}).parting, word);
    EXPECT_THAT(piped({"xargs", word, "pytest"}).command, ElementsAre("pytest")) << word;
  }
}

TEST(PipedCommand, IsNoneWithoutXargs) {
  EXPECT_FALSE(piped_command({}).has_value());
  EXPECT_FALSE(piped_command(Words{"pytest", "xargs"}).has_value());
}

}  // namespace
}  // namespace splitter::pytest
