#include "splitter/input/amounts.hpp"

#include <gtest/gtest.h>

namespace splitter::input {
namespace {

using model::Bytes;
using model::Microseconds;

TEST(ParseBytes, KnowsBinaryAndDecimalUnits) {
  EXPECT_EQ(parse_bytes("9"), Bytes{9});
  EXPECT_EQ(parse_bytes("7GiB"), Bytes{7LL << 30});
  EXPECT_EQ(parse_bytes(" 1.5 G "), Bytes{3LL << 29});
  EXPECT_EQ(parse_bytes("512 MB"), Bytes{512'000'000});
  EXPECT_EQ(parse_bytes("0"), Bytes{0});
}

TEST(ParseTime, TakesSecondsWithoutAUnit) {
  EXPECT_EQ(parse_time("30"), Microseconds{30'000'000});
  EXPECT_EQ(parse_time("30s"), Microseconds{30'000'000});
  EXPECT_EQ(parse_time("1.5min"), Microseconds{90'000'000});
  EXPECT_EQ(parse_time("250 ms"), Microseconds{250'000});
}

TEST(ParseFactor, CountsInTheUnitGiven) {
  EXPECT_EQ(parse_factor("0.5", 1000), 500);
  EXPECT_EQ(parse_factor("2", 1000), 2000);
  EXPECT_EQ(parse_factor("2x", 1000), std::nullopt);
}

TEST(Amounts, AreRoundedToTheSmallestUnit) {
  EXPECT_EQ(parse_bytes("1.5"), Bytes{2});
  EXPECT_EQ(parse_bytes("1e3 KiB"), Bytes{1'024'000});
  EXPECT_EQ(parse_time("0.0000004"), Microseconds{0});
  EXPECT_EQ(parse_time("0.6 ms"), Microseconds{600});
  EXPECT_EQ(parse_factor("0.0004", 1000), 0);
}

TEST(Amounts, EndAtALimit) {
  EXPECT_EQ(parse_bytes("1e18"), Bytes{1'000'000'000'000'000'000});
  EXPECT_EQ(parse_bytes("1000000000000000129"), std::nullopt);
  EXPECT_EQ(parse_time("1e12"), Microseconds{1'000'000'000'000'000'000});
  EXPECT_EQ(parse_time("1.1e12"), std::nullopt);
  EXPECT_EQ(parse_factor("1e16", 1000), std::nullopt);
}

TEST(Amounts, AreNothingIfMalformed) {
  for (const char* odd : {"",
                          "lots",
                          "-1",
                          "4GiBs",
                          "nan",
                          "inf",
                          "1e30",
                          "s",
                          "   ",
                          "+1",
                          "1 2",
                          "0x10",
                          "1,5",
                          "1e400",
                          "- 1",
                          "1 G iB",
                          "1\t"}) {
    EXPECT_EQ(parse_bytes(odd), std::nullopt) << odd;
    EXPECT_EQ(parse_time(odd), std::nullopt) << odd;
  }
}

}  // namespace
}  // namespace splitter::input
