#include "splitter/model/units.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(Units, ThirtyDaysAreTheLongestThatIsBelieved) {
  EXPECT_EQ(longest_believable.count(), 2'592'000'000'000);
}

TEST(Units, BytesCompare) {
  EXPECT_LT(Bytes{2}, Bytes{3});
}

}  // namespace
}  // namespace splitter::model
