#include "splitter/model/suggest.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace splitter::model {
namespace {

constexpr std::array<std::string_view, 5> known = {
    "splits", "group", "durations", "discover", "strip-prefix"};

std::string suggestion(std::string_view word) {
  return did_you_mean(word, known);
}

TEST(DidYouMean, SuggestsTheNearestName) {
  EXPECT_EQ(suggestion("split"), "did you mean `splits`?");
  EXPECT_EQ(suggestion("gruop"), "did you mean `group`?");
  EXPECT_EQ(suggestion("duration"), "did you mean `durations`?");
  EXPECT_EQ(suggestion("durration"), "did you mean `durations`?");
}

TEST(DidYouMean, TakesABeginningForTheWhole) {
  EXPECT_EQ(suggestion("dur"), "did you mean `durations`?");
  EXPECT_EQ(suggestion("strip"), "did you mean `strip-prefix`?");
}

TEST(DidYouMean, SuggestsNothingThatIsFar) {
  EXPECT_EQ(suggestion("memory-limit"), "");
  EXPECT_EQ(suggestion("x"), "");
  EXPECT_EQ(suggestion(""), "");
}

TEST(DidYouMean, OfEquallyNearNamesTheFirst) {
  constexpr std::array<std::string_view, 2> names = {"aab", "aac"};
  EXPECT_EQ(did_you_mean("aaa", names), "did you mean `aab`?");
}

TEST(DidYouMean, SuggestsNothingForALongWord) {
  EXPECT_EQ(suggestion(std::string(1'000'000, 'd')), "");
}

}  // namespace
}  // namespace splitter::model
