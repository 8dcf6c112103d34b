#include "splitter/model/session.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace splitter::model {
namespace {

Session numbered(std::int64_t first) {
  Session session;
  for (const SessionNumber& number : session_numbers) {
    set_value(session, number, number.unit == SessionUnit::flag ? 1 : first++);
  }
  return session;
}

TEST(SessionNumbers, AreReadAndWrittenByTheirRows) {
  const Session session = numbered(2);
  EXPECT_EQ(session.workers, 2U);
  EXPECT_EQ(session.startup, Microseconds{5});
  EXPECT_EQ(session.baseline, Bytes{8});
  EXPECT_TRUE(session.uses);
  std::int64_t expected = 2;
  for (const SessionNumber& number : session_numbers) {
    const bool flag = number.unit == SessionUnit::flag;
    EXPECT_EQ(value_of(session, number), flag ? 1 : expected++) << number.name;
  }
}

TEST(SessionNumbers, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  std::set<std::string_view> events;
  for (const SessionNumber& number : session_numbers) {
    EXPECT_TRUE(names.insert(number.name).second) << number.name;
    EXPECT_TRUE(number.event.empty() || events.insert(number.event).second) << number.event;
  }
}

TEST(Absorb, KeepsTheLargerNumbersOfTwoCopies) {
  Session a{.run = "r", .id = "r/1", .workers = 3, .cores = 2, .startup = Microseconds{7}};
  const Session b{.run = "r", .id = "r/1", .pipeline = "ci", .workers = 1, .load = 9, .uses = true};
  absorb(a, b);
  const Session both{.run = "r",
                     .id = "r/1",
                     .pipeline = "ci",
                     .workers = 3,
                     .cores = 2,
                     .load = 9,
                     .startup = Microseconds{7},
                     .uses = true};
  EXPECT_EQ(a, both);
}

TEST(Rounded, LeavesThreeDigitsOfTimesAndMemory) {
  const Session session = rounded({.workers = 1'234,
                                   .load = 1'234,
                                   .startup = Microseconds{123'456},
                                   .baseline = Bytes{123'456 * 1'024 + 5}});
  EXPECT_EQ(session.workers, 1'234U);
  EXPECT_EQ(session.load, 1'234U);
  EXPECT_EQ(session.startup, Microseconds{123'000});
  EXPECT_EQ(session.baseline, Bytes{123'000 * 1'024});
}

}  // namespace
}  // namespace splitter::model
