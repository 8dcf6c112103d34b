#include "input/json_fault.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using ::testing::HasSubstr;

TEST(JsonCause, IsInWordsForPeople) {
  EXPECT_EQ(json_cause(simdjson::UTF8_ERROR), "the text is not valid UTF-8");
  EXPECT_THAT(json_cause(simdjson::UNCLOSED_STRING), HasSubstr("a string is not closed"));
  EXPECT_THAT(json_cause(simdjson::INCOMPLETE_ARRAY_OR_OBJECT), HasSubstr("cut short"));
  EXPECT_EQ(json_cause(simdjson::CAPACITY), "the file is larger than 4 GiB");
  EXPECT_EQ(json_cause(simdjson::TAPE_ERROR), "malformed JSON");
}

TEST(FindJsonFault, IsNothingWhereTheTextIsJson) {
  for (const char* text : {"{}",
                           R"([null, true, 1, -1, 1.5, "a", [], {"b": {}}])",
                           " \n7",
                           R"({"a": 1, "a": 2})",
                           R"("\ud83d\ude00")"}) {
    EXPECT_FALSE(find_json_fault(text).has_value()) << text;
  }
}

/// The text from the byte on that is at fault.
std::string_view from_fault(std::string_view text) {
  const auto fault = find_json_fault(text);
  return fault ? text.substr(fault->offset) : "no fault";
}

TEST(FindJsonFault, PointsToTheByte) {
  EXPECT_EQ(from_fault("{\"a\": oh}"), "oh}");
  EXPECT_EQ(from_fault("{\"a\": 1,}"), "}");
  EXPECT_EQ(from_fault("{\n\n'a': 1}"), "'a': 1}");
  EXPECT_EQ(from_fault("[1] x"), "x");
  EXPECT_EQ(from_fault("{\"a\": NaN}"), "NaN}");
}

TEST(FindJsonFault, LiesWithinTheText) {
  for (const std::string_view text : {"", "{", "[1", "\"a", "{\"a\":", "tru", "-", "\"\xFF\""}) {
    const auto fault = find_json_fault(text);
    ASSERT_TRUE(fault.has_value()) << text;
    EXPECT_LE(fault->offset, text.size()) << text;
    EXPECT_FALSE(fault->cause.empty()) << text;
  }
}

TEST(FindJsonFault, SaysItsCauseInOneLineWhateverTheTextHolds) {
  const auto fault = find_json_fault("{\"a\": \"x\n\x1b[31m\x7f\xFF\"}");
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->cause.find_first_of("\n\x1b\x7f\xFF"), std::string::npos) << fault->cause;
  EXPECT_THAT(fault->cause, ::testing::Not(HasSubstr("line 1"))) << "the caller names the place";
  EXPECT_LT(find_json_fault("{\"" + std::string(9'000, 'k') + "\n\": 1}")->cause.size(), 300U);
}

}  // namespace
}  // namespace splitter::input
