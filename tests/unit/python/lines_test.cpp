#include "splitter/python/lines.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The tokens of each logical line, parted by blanks; `?` behind them where the text is broken.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> found;
  Lines lines(text);
  LogicalLine line;
  while (lines.next(line)) {
    std::string all;
    for (const Token& token : line.tokens) {
      all += (all.empty() ? "" : " ") + std::string(token.text);
    }
    found.push_back(all);
  }
  if (lines.broken()) {
    found.emplace_back("?");
  }
  return found;
}

TEST(Lines, AreNoneInATextWithoutCode) {
  for (const char* text :
       {"", "\n\n", "   ", "# only a comment", "\t\n  # x\r\n", "\xEF\xBB\xBF"}) {
    EXPECT_THAT(lines_of(text), IsEmpty()) << text;
  }
}

TEST(Lines, EndAtEachKindOfLineEnd) {
  EXPECT_THAT(lines_of("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
}

TEST(Lines, LeaveOutCommentsAndBlankLines) {
  EXPECT_THAT(lines_of("a = 1  # one\n\n# two\nb = '#'\n"), ElementsAre("a = 1", "b = '#'"));
}

TEST(Lines, GoOnInsideBrackets) {
  EXPECT_THAT(lines_of("f(\n  1,  # one\n\n  [2,\n   {3: 4}]\n)\nx\n"),
              ElementsAre("f ( 1 , [ 2 , { 3 : 4 } ] )", "x"));
}

TEST(Lines, GoOnBehindABackslash) {
  EXPECT_THAT(lines_of("a = 1 + \\\n  2\nb"), ElementsAre("a = 1 + 2", "b"));
  EXPECT_THAT(lines_of("a \\\r\n b\n"), ElementsAre("a b"));
}

TEST(Lines, HoldStringsOfSeveralLines) {
  EXPECT_THAT(lines_of("a = '''x\ny\n'''\nb"), ElementsAre("a = '''x\ny\n'''", "b"));
  EXPECT_THAT(lines_of("a = 'x\\\ny'\nb"), ElementsAre("a = 'x\\\ny'", "b"));
}

TEST(Lines, TakeAnOperatorWithAnEqualsSignForOne) {
  EXPECT_THAT(lines_of("a += 1\nb == c\nd := e\nf: int = 2\ng(h=1)\n"),
              ElementsAre("a += 1", "b == c", "d := e", "f : int = 2", "g ( h = 1 )"));
}

TEST(Lines, BreakWherePythonWould) {
  for (const char* text : {"(",
                           ")",
                           "(]",
                           "x = 'a",
                           "x = 'a\nb'",
                           "x = '''a",
                           "a \\ b",
                           "a \\",
                           "a $ b",
                           "a ? b",
                           "f'{x'"}) {
    EXPECT_EQ(lines_of(text).back(), "?") << text;
  }
}

TEST(Lines, ReadNothingBehindTheBreak) {
  EXPECT_THAT(lines_of("a\n)\nb\n"), ElementsAre("a", "?"));
}

TEST(Lines, CountBracketsAsPythonDoes) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + std::string(depth, ')');
  };
  EXPECT_NE(lines_of(nested(200)).back(), "?");
  EXPECT_EQ(lines_of(nested(201)).back(), "?");
}

TEST(Lines, TellTheKindAndDepthOfATokens) {
  Lines lines("f(x[1], 'a', f'{b}')\n");
  LogicalLine line;
  ASSERT_TRUE(lines.next(line));
  std::vector<std::pair<TokenKind, int>> kinds;
  for (const Token& token : line.tokens) {
    kinds.emplace_back(token.kind, token.depth);
  }
  using enum TokenKind;
  using Pair = std::pair<TokenKind, int>;
  EXPECT_THAT(kinds,
              ElementsAre(Pair{name, 0},
                          Pair{sign, 0},
                          Pair{name, 1},
                          Pair{sign, 1},
                          Pair{number, 2},
                          Pair{sign, 1},
                          Pair{sign, 1},
                          Pair{string, 1},
                          Pair{sign, 1},
                          Pair{field_string, 1},
                          Pair{sign, 0}));
}

struct Indented {
  const char* text;
  Indent indent;
};

/// Python language reference, "Indentation".
const Indented indented_lines[] = {{"x", {0, 0}},
                                   {"  x", {2, 2}},
                                   {"\tx", {8, 1}},
                                   {"   \tx", {8, 4}},
                                   {"\t x", {9, 2}},
                                   {"        \tx", {16, 9}},
                                   {"  \fx", {0, 0}},
                                   {"\xEF\xBB\xBF  x", {2, 2}}};

TEST(Lines, CountIndentsBothWays) {
  for (const Indented& one : indented_lines) {
    Lines lines(one.text);
    LogicalLine line;
    ASSERT_TRUE(lines.next(line)) << one.text;
    EXPECT_EQ(line.indent, one.indent) << one.text;
  }
}

}  // namespace
}  // namespace splitter::python
