#include "input/record_numbers.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

namespace splitter::input {
namespace {

using model::Bytes;
using model::Microseconds;

TEST(Believed, IsZeroWhereNoClockCanGiveIt) {
  EXPECT_EQ(believed(0.25), Microseconds{250'000});
  EXPECT_EQ(believed(-1.0), Microseconds{0});
  EXPECT_EQ(believed(std::numeric_limits<double>::quiet_NaN()), Microseconds{0});
}

TEST(GroupCount, StaysWithinWhatAPlanCanHave) {
  EXPECT_EQ(group_count(4.0), 4U);
  EXPECT_EQ(group_count(-4.0), 0U);
  EXPECT_EQ(group_count(1e300), model::most_groups);
  EXPECT_EQ(group_count(std::numeric_limits<double>::quiet_NaN()), 0U);
}

TEST(IsBrokenOff, KnowsPytestsExitCodes) {
  EXPECT_FALSE(is_broken_off(0)) << "all passed";
  EXPECT_FALSE(is_broken_off(1)) << "some failed";
  EXPECT_TRUE(is_broken_off(2)) << "interrupted";
  EXPECT_TRUE(is_broken_off(3)) << "internal error";
  EXPECT_TRUE(is_broken_off(4)) << "wrong usage";
  EXPECT_FALSE(is_broken_off(5)) << "no tests";
}

TEST(OwnTime, IsThatOfTheWholeProtocolWhereItWasMeasured) {
  Event event;
  EXPECT_EQ(own_time(event), Microseconds{0});
  event.setup_s = 0.5;
  event.teardown_s = 0.25;
  EXPECT_EQ(own_time(event), Microseconds{750'000});
  event.own_s = 0.125;
  EXPECT_EQ(own_time(event), Microseconds{125'000});
}

TEST(Difference, IsKnownWhereBothEndsAre) {
  EXPECT_EQ(difference(100.0, 300.0), Bytes{200 * 1024});
  EXPECT_EQ(difference(300.0, 100.0), Bytes{-200 * 1024}) << "freed";
  EXPECT_EQ(difference(std::nullopt, 300.0), std::nullopt);
  EXPECT_EQ(difference(100.0, std::nullopt), std::nullopt);
  EXPECT_EQ(difference(0.0, 1e99), Bytes{0}) << "no machine has so much";
}

}  // namespace
}  // namespace splitter::input
