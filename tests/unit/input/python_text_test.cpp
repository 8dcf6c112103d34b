#include "input/python_text.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace splitter::input {
namespace {

TEST(UnescapePython, LeavesPlainTextAsItIs) {
  EXPECT_EQ(unescape_python(""), "");
  EXPECT_EQ(unescape_python("a.py::f[é-测试-😀]"), "a.py::f[é-测试-😀]");
}

TEST(UnescapePython, ResolvesTheEscapesOfJson) {
  EXPECT_EQ(unescape_python(R"(\"\\\/\b\f\n\r\t)"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(unescape_python(R"(\u0041\u00e9\u6d4B\uFFFD)"), "Aé测\uFFFD");
}

TEST(UnescapePython, JoinsSurrogatePairs) {
  EXPECT_EQ(unescape_python(R"(\ud83d\ude00)"), "😀");
  EXPECT_EQ(unescape_python(R"(\ud800\udc00\udbff\udfff)"), "\U00010000\U0010FFFF");
}

TEST(UnescapePython, TakesALoneLowSurrogateOfPythonsForAByte) {
  EXPECT_EQ(unescape_python(R"(\udc80\udcff)"), "\x80\xFF");
  EXPECT_EQ(unescape_python(R"(caf\udce9.py)"), "caf\xE9.py");
}

TEST(UnescapePython, RefusesOtherLoneSurrogates) {
  for (const char* raw : {R"(\ud800)",
                          R"(\udbff)",
                          R"(\udfff)",
                          R"(\udc7f)",
                          R"(\udd00)",
                          R"(\ud800x)",
                          R"(\ud800\n)",
                          R"(\ud800\u0041)",
                          R"(\ud800\ud800)"}) {
    EXPECT_EQ(unescape_python(raw), std::nullopt) << raw;
  }
}

TEST(UnescapePython, RefusesBrokenEscapes) {
  for (const char* raw : {"\\", "\\x41", "\\'", "\\u", "\\u12", "\\u12g4", "\\u-123", "\\U0041"}) {
    EXPECT_EQ(unescape_python(raw), std::nullopt) << raw;
  }
}

}  // namespace
}  // namespace splitter::input
