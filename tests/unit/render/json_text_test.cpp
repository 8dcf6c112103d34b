#include "render/json_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace splitter::render {
namespace {

std::string json_of(std::string_view value) {
  std::string text = "x";
  append_json_string(text, value);
  return text;
}

TEST(JsonString, IsAppendedInQuotes) {
  EXPECT_EQ(json_of(""), "x\"\"");
  EXPECT_EQ(json_of("a.py::f[1-2]"), "x\"a.py::f[1-2]\"");
}

TEST(JsonString, EscapesAsPythonDoes) {
  EXPECT_EQ(json_of("\"\\"), R"(x"\"\\")");
  EXPECT_EQ(json_of("\b\f\n\r\t"), R"(x"\b\f\n\r\t")");
  EXPECT_EQ(json_of("\x01\x1f\x7f"), R"(x"\u0001\u001f\u007f")");
  EXPECT_EQ(json_of(std::string_view("\0", 1)), R"(x"\u0000")");
}

TEST(JsonString, EscapesEverythingButAscii) {
  EXPECT_EQ(json_of("\u00e9"), R"(x"\u00e9")");
  EXPECT_EQ(json_of("\u20ac"), R"(x"\u20ac")");
  EXPECT_EQ(json_of("\U0001F600"), R"(x"\ud83d\ude00")");
}

TEST(JsonString, TurnsBrokenBytesIntoLoneSurrogates) {
  EXPECT_EQ(json_of("caf\xe9"), R"(x"caf\udce9")");
  EXPECT_EQ(json_of("\xed\xa0\x80"), R"(x"\udced\udca0\udc80")") << "a surrogate in UTF-8";
  EXPECT_EQ(json_of("\xc0\xaf"), R"(x"\udcc0\udcaf")") << "longer than needed";
}

}  // namespace
}  // namespace splitter::render
