#include "solver/random.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace splitter::solver {
namespace {

// The reference values of SplitMix64 for this seed: the same on every platform.
TEST(Random, GivesTheNumbersOfSplitMix64) {
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
  EXPECT_EQ(random.next(), 9817491932198370423U);
  EXPECT_EQ(random.next(), 4593380528125082431U);
}

TEST(Random, StaysBelowTheBound) {
  Random random(1);
  std::uint32_t seen = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t number = random.below(3);
    ASSERT_LT(number, 3U);
    seen |= 1U << number;
  }
  EXPECT_EQ(seen, 0b111U);
  EXPECT_EQ(random.below(1), 0U);
}

}  // namespace
}  // namespace splitter::solver
