#include "cli/migrants.hpp"

#include "cli/command_line.hpp"
#include "support/errors.hpp"

#include <gtest/gtest.h>

#include <array>

namespace splitter::cli {
namespace {

TEST(HintForMigrants, KnowsOptionsAndAlgorithmsOfPytestSplit) {
  EXPECT_EQ(hint_for_migrants("least_duration"), "pytest-split's least_duration is `balance` here");
  EXPECT_EQ(hint_for_migrants("splitting-algorithm"),
            "pytest-split's option is --algorithm here: balance or contiguous");
  EXPECT_EQ(hint_for_migrants("durations"), "");
}

TEST(HintForMigrants, StandsBesideAnUnknownOption) {
  const std::array<const char*, 2> words = {"splitter", "--store-durations"};
  const model::InputError error = support::input_error_of(
      [&words] { return parse_command_line(static_cast<int>(words.size()), words.data()); });
  EXPECT_EQ(error.hint(), "`splitter record -- pytest` stores durations");
}

}  // namespace
}  // namespace splitter::cli
