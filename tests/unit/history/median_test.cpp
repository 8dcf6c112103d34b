#include "history/median.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace splitter::history {
namespace {

using Numbers = std::vector<std::int64_t>;

TEST(Median, OfAnOddCountIsTheMiddleNumber) {
  Numbers numbers = {9, 1, 4};
  EXPECT_EQ(median(numbers), 4);
  EXPECT_EQ(lower_median(numbers), 4);
  EXPECT_EQ(upper_median(numbers), 4);
  Numbers one = {7};
  EXPECT_EQ(median(one), 7);
  EXPECT_EQ(lower_median(one), 7);
}

TEST(Median, OfAnEvenCountDependsOnTheDefinition) {
  Numbers numbers = {9, 1, 4, 7};
  EXPECT_EQ(lower_median(numbers), 4);
  EXPECT_EQ(upper_median(numbers), 7);
  EXPECT_EQ(median(numbers), 5);
  Numbers below = {-4, -1};
  EXPECT_EQ(median(below), -2) << "towards zero";
}

}  // namespace
}  // namespace splitter::history
