#include "input/seconds.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace splitter::input {
namespace {

using model::Bytes;
using model::Microseconds;

constexpr double infinite_number = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

TEST(Believable, RoundsToMicroseconds) {
  EXPECT_EQ(believable(1.0), Microseconds{1'000'000});
  EXPECT_EQ(believable(0.1234564), Microseconds{123'456});
  EXPECT_EQ(believable(0.1234566), Microseconds{123'457});
}

TEST(Believable, RoundsNoTimeAwayToZero) {
  EXPECT_EQ(believable(4e-7), Microseconds{1});
  EXPECT_EQ(believable(std::numeric_limits<double>::denorm_min()), Microseconds{1});
}

TEST(Believable, TakesTimesUpToTheLongest) {
  const double longest = std::chrono::duration<double>(model::longest_believable).count();
  EXPECT_EQ(believable(longest), model::longest_believable);
  EXPECT_EQ(believable(std::nextafter(longest, infinite_number)), std::nullopt);
}

TEST(Believable, IsNothingWhereNoClockCanGiveIt) {
  for (const double odd : {0.0, -0.0, -1e-9, -1.0, 1e300, infinite_number, -infinite_number}) {
    EXPECT_EQ(believable(odd), std::nullopt) << odd;
  }
  EXPECT_EQ(believable(no_number), std::nullopt);
}

TEST(Moment, IsInWholeMilliseconds) {
  EXPECT_EQ(moment(1.2344), Microseconds{1'234'000});
  EXPECT_EQ(moment(1.2346), Microseconds{1'235'000});
  EXPECT_EQ(moment(0.0004), Microseconds{0});
  EXPECT_EQ(moment(1e9), Microseconds{1'000'000'000'000'000});
}

TEST(Moment, IsZeroWhereNoClockShowsIt) {
  for (const double odd : {0.0, -1.0, 1.1e9, 1e300, infinite_number, no_number}) {
    EXPECT_EQ(moment(odd), Microseconds{0}) << odd;
  }
}

TEST(CountOf, IsTheNearestCount) {
  EXPECT_EQ(count_of(2.4), 2U);
  EXPECT_EQ(count_of(2.5), 3U);
  EXPECT_EQ(count_of(0.4), 0U);
  EXPECT_EQ(count_of(-3.0), 0U);
  EXPECT_EQ(count_of(no_number), 0U);
  EXPECT_EQ(count_of(1e300), 1'000'000'000U);
  EXPECT_EQ(count_of(infinite_number), 1'000'000'000U);
}

TEST(BytesOfKib, MayBeBelowZero) {
  EXPECT_EQ(bytes_of_kib(3.0), Bytes{3072});
  EXPECT_EQ(bytes_of_kib(-2.0), Bytes{-2048});
  EXPECT_EQ(bytes_of_kib(1.4), Bytes{1024}) << "whole KiB";
}

TEST(BytesOfKib, IsZeroForANumberThatNoMachineHas) {
  EXPECT_EQ(bytes_of_kib(1e12), Bytes{1'024'000'000'000'000});
  for (const double odd : {1.1e12, -1.1e12, 1e300, infinite_number, -infinite_number, no_number}) {
    EXPECT_EQ(bytes_of_kib(odd), Bytes{0}) << odd;
  }
}

/// The row of the table that has this name in `.test_profile`.
const model::SessionNumber& session_number(std::string_view name) {
  return *std::ranges::find(model::session_numbers, name, &model::SessionNumber::name);
}

TEST(InnerValue, HasTheUnitThatSplitterHasInside) {
  EXPECT_EQ(inner_value(session_number("cores"), 8.0), 8);
  EXPECT_EQ(inner_value(session_number("startup"), 1.5), 1'500'000);
  EXPECT_EQ(inner_value(session_number("baseline"), 3.0), 3072);
  EXPECT_EQ(inner_value(session_number("load"), 0.25), 25);
}

// 1.15 * 100 is 114.99999999999999 as a double.
TEST(InnerValue, OfALoadIsTheNearestHundredth) {
  for (int hundredths = 0; hundredths <= 1000; ++hundredths) {
    EXPECT_EQ(inner_value(session_number("load"), hundredths / 100.0), hundredths);
  }
}

TEST(InnerValue, IsNeverBelowTheLeastOfItsNumber) {
  for (const model::SessionNumber& number : model::session_numbers) {
    for (const double odd : {0.0, -1.0, -1e300, -infinite_number, no_number}) {
      EXPECT_EQ(inner_value(number, odd), number.least) << number.name << " of " << odd;
    }
  }
}

TEST(InnerValue, FitsItsMemberHoweverLargeItIs) {
  for (const model::SessionNumber& number : model::session_numbers) {
    for (const double odd : {1e12, 1e300, infinite_number}) {
      model::Session session;
      const std::int64_t value = inner_value(number, odd);
      set_value(session, number, value);
      const bool flag = number.unit == model::SessionUnit::flag;
      EXPECT_EQ(value_of(session, number), flag ? 1 : value) << number.name << " of " << odd;
    }
  }
}

}  // namespace
}  // namespace splitter::input
