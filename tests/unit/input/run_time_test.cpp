#include "input/run_time.hpp"

#include <gmock/gmock.h>

#include <limits>
#include <optional>

namespace splitter::input {
namespace {

TEST(RunTime, IsADateThatSorts) {
  EXPECT_EQ(run_time(0), "19700101T000000Z");
  EXPECT_EQ(run_time(1'795'528'398), "20261124T135318Z");
  EXPECT_EQ(run_time(253'402'300'799), "99991231T235959Z");
}

TEST(RunTime, OfNoCalendarIsTheOldest) {
  for (const std::int64_t seconds : {std::int64_t{-1},
                                     std::int64_t{253'402'300'800},
                                     std::numeric_limits<std::int64_t>::max(),
                                     std::numeric_limits<std::int64_t>::min()}) {
    EXPECT_EQ(run_time(seconds), "19700101T000000Z");
  }
}

TEST(WholeSeconds, AreThoseOfACalendar) {
  EXPECT_EQ(whole_seconds(1'795'528'398.65), 1'795'528'398);
  EXPECT_EQ(whole_seconds(-1), 0);
  EXPECT_EQ(whole_seconds(1e300), 0);
  EXPECT_EQ(whole_seconds(std::numeric_limits<double>::quiet_NaN()), 0);
}

TEST(IsoSeconds, KnowsFractionsAndZones) {
  EXPECT_EQ(iso_seconds("2026-11-24T13:53:18"), 1'795'528'398);
  EXPECT_EQ(iso_seconds("2026-11-24 13:53:18.653901"), 1'795'528'398);
  EXPECT_EQ(iso_seconds("2026-11-24T13:53:18Z"), 1'795'528'398);
  EXPECT_EQ(iso_seconds("2026-11-24T15:53:18.6+02:00"), 1'795'528'398);
  EXPECT_EQ(iso_seconds("2026-11-24T08:23:18-05:30"), 1'795'528'398);
}

TEST(IsoSeconds, KnowsTheEndsOfItsFields) {
  EXPECT_EQ(iso_seconds("1970-01-01T00:00:00"), 0);
  EXPECT_EQ(iso_seconds("1969-12-31T23:59:59"), -1);
  EXPECT_EQ(iso_seconds("2024-02-29T23:59:59"), 1'709'251'199);
  EXPECT_EQ(iso_seconds("2016-12-31T23:59:60"), iso_seconds("2017-01-01T00:00:00"))
      << "a leap second";
  EXPECT_EQ(iso_seconds("1970-01-02T00:00:00+23:59"), 60);
}

TEST(IsoSeconds, OfAnotherTextAreNothing) {
  for (const char* text : {"",
                           "2026",
                           "2026-11-24",
                           "2026-13-24T13:53:18",
                           "2026-02-30T13:53:18",
                           "2026-11-00T13:53:18",
                           "2026-11-24T24:00:00",
                           "2026-11-24T13:60:18",
                           "2026-11-24T13:53:61",
                           "2026-11-24T13:53:18+24:00",
                           "2026-11-24T13:53:18+01:60",
                           "2026-11-24T13:53:18Zulu",
                           "2026-11-24T13:53:18x",
                           "2026-11-24T13:53:18+0200",
                           "-026-11-24T13:53:18",
                           "2026-11-24T13:53",
                           "yesterday at noon, or so",
                           "2026-11-24T13:53:18+"}) {
    EXPECT_EQ(iso_seconds(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace splitter::input
