#include "splitter/model/excerpt.hpp"

#include <gtest/gtest.h>

#include <string>

namespace splitter::model {
namespace {

TEST(Excerpt, ShowsReadableTextAsItIs) {
  EXPECT_EQ(excerpt("tests/a.py::test_é[测试-😀]"), "tests/a.py::test_é[测试-😀]");
  EXPECT_EQ(excerpt(""), "");
}

TEST(Excerpt, ShowsControlCharactersAsQuestionMarks) {
  EXPECT_EQ(excerpt("a\nb\tc\x1B[31m\x7F"), "a?b?c?[31m?");
  EXPECT_EQ(excerpt(std::string("a\0b", 3)), "a?b");
}

// C1 control characters steer terminals just as the escape character does.
TEST(Excerpt, ShowsControlCharactersAboveAsciiAsQuestionMarks) {
  EXPECT_EQ(excerpt("a\xC2\x9B"
                    "31mb"),
            "a?31mb");
}

TEST(Excerpt, ShowsBrokenUtf8AsQuestionMarks) {
  EXPECT_EQ(excerpt("a\xFF"
                    "b"),
            "a?b");
  EXPECT_EQ(excerpt("a\xC3"), "a?");
  EXPECT_EQ(excerpt("\xC0\x80"), "??");
  EXPECT_EQ(excerpt("\xE6\xB5"), "??");
}

TEST(Excerpt, CutsLongTextBetweenCharacters) {
  EXPECT_EQ(excerpt(std::string(80, 'x')), std::string(80, 'x'));
  EXPECT_EQ(excerpt(std::string(81, 'x')), std::string(80, 'x') + "…");
  EXPECT_EQ(excerpt(std::string(79, 'x') + "éé"), std::string(79, 'x') + "é…");
}

}  // namespace
}  // namespace splitter::model
