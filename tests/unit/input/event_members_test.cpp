#include "input/event_members.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

/// The text, behind which the longest name can be read.
bool stands_in(std::string_view name, std::string text) {
  text.resize(text.size() + KnownMember::longest);
  return find_event_member(name)->stands_at(text.data());
}

TEST(EventMembers, AreNumberedByTheirPlace) {
  for (std::size_t i = 0; i < event_members().size(); ++i) {
    EXPECT_EQ(event_members()[i].number(), i);
    EXPECT_EQ(find_event_member(event_members()[i].member().name), &event_members()[i])
        << event_members()[i].member().name << " is there twice";
  }
  EXPECT_EQ(event_members()[uses_member].member().name, "uses");
}

TEST(EventMembers, HoldTheNumbersOfASessionThatTheRecorderWrites) {
  for (std::size_t i = 0; i < model::session_numbers.size(); ++i) {
    const std::string_view name = model::session_numbers.at(i).event;
    if (!name.empty()) {
      ASSERT_NE(find_event_member(name), nullptr) << name;
      EXPECT_EQ(find_event_member(name)->member().of_session, i) << name;
    }
  }
}

TEST(EventMembers, AreFoundByTheWholeName) {
  for (const char* name : {"", "u", "use", "usesx", "E", "id\"", "startup", "startup_s "}) {
    EXPECT_EQ(find_event_member(name), nullptr) << name;
  }
}

TEST(EventMembers, StandWhereTheirNameAndAQuoteDo) {
  EXPECT_TRUE(stands_in("s", "s\":1}"));
  EXPECT_TRUE(stands_in("planned_tests", "planned_tests\":1}"));
  EXPECT_FALSE(stands_in("s", "setup_s\":1}"));
  EXPECT_FALSE(stands_in("setup_s", "s\":1}"));
  EXPECT_FALSE(stands_in("group", "groups\":1}"));
  EXPECT_FALSE(stands_in("planned_tests", "planned_test\":1}"));
  EXPECT_FALSE(stands_in("planned_tests", "planned_testx\":1}"));
  EXPECT_FALSE(stands_in("s", ""));
}

}  // namespace
}  // namespace splitter::input
