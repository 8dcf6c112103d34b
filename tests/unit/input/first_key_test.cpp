#include "input/first_key.hpp"

#include <gmock/gmock.h>

namespace splitter::input {
namespace {

TEST(FirstKey, IsTheNameOfTheFirstMember) {
  EXPECT_EQ(first_key(R"({"a": 1, "b": 2})"), "a");
  EXPECT_EQ(first_key(" \n{\t\"a\\\"b\":1"), "a\\\"b");
}

TEST(FirstKey, IsEmptyWhereThereIsNone) {
  for (const char* text : {"", "{", "{}", "[\"a\"]", "{\"a", "{\"a\\\"", "{a: 1}", "\"a\""}) {
    EXPECT_EQ(first_key(text), "") << text;
  }
}

}  // namespace
}  // namespace splitter::input
