#include "cli/migrants.hpp"

#include "cli/command_line.hpp"
#include "support/checkout.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>

namespace splitter::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(HintForMigrants, KnowsOptionsAndAlgorithmsOfPytestSplit) {
  EXPECT_THAT(hint_for_migrants("least_duration"),
              StartsWith("pytest-split's least_duration is `balance` here"));
  EXPECT_THAT(hint_for_migrants("splitting-algorithm"),
              StartsWith("pytest-split's option is --algorithm here: balance or contiguous"));
  EXPECT_EQ(hint_for_migrants("durations"), "");
}

TEST(HintForMigrants, KnowsOptionsOfOtherSplitters) {
  EXPECT_THAT(hint_for_migrants("shard-id"), HasSubstr("--group here, which counts from 1"));
  EXPECT_THAT(hint_for_migrants("cdist-group"), HasSubstr("--shard here"));
  EXPECT_THAT(hint_for_migrants("test-group-count"), HasSubstr("--splits here"));
  EXPECT_THAT(hint_for_migrants("circleci-parallelize"), HasSubstr("leave the option out"));
}

TEST(HintForMigrants, NamesThePageThatHasTheOptionInItsTables) {
  std::ifstream page(support::checkout() / "docs/migrating.md");
  const std::string text{std::istreambuf_iterator<char>(page), {}};
  for (const char* option : {"durations-path",
                             "splitting-algorithm",
                             "store-durations",
                             "clean-durations",
                             "num-shards",
                             "shard-id",
                             "test-group-count",
                             "test-group",
                             "test-group-by",
                             "cdist-group",
                             "cdist-justify-items",
                             "cdist-group-steal",
                             "circleci-parallelize",
                             "split-by",
                             "timings-type"}) {
    EXPECT_THAT(hint_for_migrants(option), EndsWith(" (docs/migrating.md)"));
    EXPECT_THAT(text, HasSubstr("| `--" + std::string(option))) << "a row of a table";
  }
}

TEST(HintForMigrants, StandsBesideAnUnknownOption) {
  const std::array<const char*, 2> words = {"splitter", "--store-durations"};
  const model::InputError error = support::input_error_of(
      [&words] { return parse_command_line(static_cast<int>(words.size()), words.data()); });
  EXPECT_EQ(error.hint(), "`splitter record -- pytest` stores durations (docs/migrating.md)");
}

TEST(HintForMigrants, LeadsFromSlowestTestsToTop) {
  const std::array<const char*, 2> words = {"splitter", "slowest-tests"};
  const model::InputError error = support::input_error_of(
      [&words] { return parse_command_line(static_cast<int>(words.size()), words.data()); });
  EXPECT_EQ(error.where(), "unexpected argument");
  EXPECT_EQ(error.hint(),
            "`splitter top` lists the slowest tests; -c N is --limit N here (docs/migrating.md)");
}

}  // namespace
}  // namespace splitter::cli
