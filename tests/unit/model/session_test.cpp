#include "splitter/model/session.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace splitter::model {
namespace {

const SessionNumber& row_of(std::string_view name) {
  return *std::ranges::find(session_numbers, name, &SessionNumber::name);
}

TEST(SessionNumbers, AreReadAndWrittenByTheirRows) {
  for (const SessionNumber& number : session_numbers) {
    const std::int64_t value = number.unit == SessionUnit::flag ? 1 : 7;
    Session session;
    set_value(session, number, value);
    for (const SessionNumber& other : session_numbers) {
      EXPECT_EQ(value_of(session, other),
                other.name == number.name ? value : value_of(Session{}, other))
          << number.name << " and " << other.name;
    }
  }
}

TEST(SessionNumbers, AreMembersOfEachKind) {
  Session session;
  set_value(session, row_of("cores"), 2);
  set_value(session, row_of("startup"), 3);
  set_value(session, row_of("baseline"), 4);
  set_value(session, row_of("uses"), 1);
  EXPECT_EQ(session,
            (Session{.cores = 2, .startup = Microseconds{3}, .baseline = Bytes{4}, .uses = true}));
}

TEST(SessionNumbers, UniteByTheirRows) {
  for (const SessionNumber& number : session_numbers) {
    Session session;
    Session copy;
    set_value(copy, number, 1);
    absorb(session, copy);
    EXPECT_EQ(value_of(session, number), number.unite(value_of(Session{}, number), 1))
        << number.name;
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
