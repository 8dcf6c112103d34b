#include "splitter/input/profile.hpp"
#include "splitter/model/session.hpp"
#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using support::input_error_of;
using support::source_of;

std::string with_session(std::string_view members) {
  return R"({"format": "splitter-profile", "version": 1, "files": {}, "sessions": {)"
         "\n\"x\": {" +
         std::string(members) + "}}}";
}

model::Session session_of(std::string_view members) {
  return parse_profile(source_of(with_session(members), "p")).sessions.at(0);
}

std::string session_fault(std::string_view members) {
  const auto error = input_error_of([members] { static_cast<void>(session_of(members)); });
  return error.where() + ": " + error.what();
}

TEST(ReadSessions, WithoutMembersIsASessionOfWhichNothingIsKnown) {
  EXPECT_EQ(session_of(""), model::Session{});
}

TEST(ReadSessions, HasItsNames) {
  const model::Session session =
      session_of(R"("pipeline": "gh/7", "session": "r1/gw0/1", "run": "r1", "later": {"run": 1})");
  EXPECT_EQ(session.run, "r1");
  EXPECT_EQ(session.id, "r1/gw0/1");
  EXPECT_EQ(session.pipeline, "gh/7");
}

TEST(ReadSessions, HasEachNumberOfTheTable) {
  for (const model::SessionNumber& number : model::session_numbers) {
    const bool flag = number.unit == model::SessionUnit::flag;
    const std::string name(number.name);
    const model::Session session = session_of('"' + name + (flag ? "\": true" : "\": 3"));
    EXPECT_GT(value_of(session, number), number.least) << name;
    for (const model::SessionNumber& other : model::session_numbers) {
      if (other.name != number.name) {
        EXPECT_EQ(value_of(session, other), value_of(model::Session{}, other)) << other.name;
      }
    }
  }
}

TEST(ReadSessions, BelievesNoAbsurdNumbers) {
  for (const model::SessionNumber& number : model::session_numbers) {
    if (number.unit != model::SessionUnit::flag) {
      const std::string name(number.name);
      EXPECT_EQ(value_of(session_of('"' + name + "\": -1e300"), number), number.least) << name;
      EXPECT_GE(value_of(session_of('"' + name + "\": 1e300"), number), number.least) << name;
    }
  }
}

TEST(ReadSessions, NameTheLineOfWhatTheyAreNot) {
  EXPECT_EQ(session_fault(R"("run": 1)"), "p: line 2: expected a name");
  EXPECT_EQ(session_fault(R"("cores": "8")"), "p: line 2: expected a number");
  EXPECT_EQ(session_fault(R"("uses": 1)"), "p: line 2: expected true or false");
  EXPECT_EQ(session_fault("}, \n\"x\": {"), "p: line 3: a session stands twice");
  EXPECT_EQ(session_fault("}, \n\"y\": 7, \"z\": {"),
            "p: line 3: expected what is known of a session");
}

}  // namespace
}  // namespace splitter::input
