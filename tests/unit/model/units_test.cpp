#include "splitter/model/units.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(Units, ThirtyDaysAreTheLongestThatIsBelieved) {
  EXPECT_EQ(longest_believable.count(), 2'592'000'000'000);
}

TEST(Units, ThreeDigitsAreKept) {
  EXPECT_EQ(three_digits(0), 0);
  EXPECT_EQ(three_digits(999), 999);
  EXPECT_EQ(three_digits(-999), -999);
  EXPECT_EQ(three_digits(12'345), 12'300);
  EXPECT_EQ(three_digits(12'350), 12'400);
  EXPECT_EQ(three_digits(-12'350), -12'400);
  EXPECT_EQ(three_digits(9'996), 10'000);
  EXPECT_EQ(three_digits(three_digits(9'996)), 10'000);
}

TEST(Units, BytesCompare) {
  EXPECT_LT(Bytes{2}, Bytes{3});
}

}  // namespace
}  // namespace splitter::model
