#include "splitter/python/tokens.hpp"

#include "support/scopes.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::python {
namespace {

using support::tokens_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FindSign, LooksOutsideBracketsAlone) {
  EXPECT_EQ(find_sign(tokens_of("a = b"), "="), 1U);
  EXPECT_EQ(find_sign(tokens_of("f(x=1) = 2"), "="), 6U);
  EXPECT_EQ(find_sign(tokens_of("f(x=1)"), "="), 6U) << "the number of tokens: there is none";
  EXPECT_EQ(find_sign(tokens_of("a == b"), "="), 3U);
}

TEST(SimpleStatements, AreCutAtSemicolons) {
  std::vector<std::string> found;
  const auto line = tokens_of("a = 1; b(';'); ; c");
  for (const Tokens statement : simple_statements(line)) {
    found.emplace_back(statement.front().text);
  }
  EXPECT_THAT(found, ElementsAre("a", "b", "c"));
}

struct NamedTokens {
  const char* text;
  const char* dotted;
  const char* called;
};

const NamedTokens named_tokens[] = {{"a", "a", "a"},
                                    {"a.b.c", "a.b.c", "a.b.c"},
                                    {"a.b(1, x=2)", "a.b", "a.b"},
                                    {"a.b()()", "a.b", ""},
                                    {"a.b(1).c", "a.b", ""},
                                    {"a.b + 1", "a.b", ""},
                                    {"a[0]", "a", ""},
                                    {"1", "", ""},
                                    {"'a'", "", ""},
                                    {"a.", "", ""},
                                    {"(a)", "", ""},
                                    {"f(a) + f(b)", "f", ""}};

TEST(DottedName, IsWhatTheTokensBeginWith) {
  for (const NamedTokens& one : named_tokens) {
    EXPECT_EQ(dotted_name(tokens_of(one.text)), one.dotted) << one.text;
  }
}

TEST(NameOrCall, IsANameCalledOnceOrNotAndNothingElse) {
  for (const NamedTokens& one : named_tokens) {
    EXPECT_EQ(name_or_call(tokens_of(one.text)), one.called) << one.text;
  }
}

TEST(ClassHead, HasTheBasesInTheirOrder) {
  EXPECT_THAT(class_head(tokens_of("class A:")).bases, IsEmpty());
  EXPECT_THAT(class_head(tokens_of("class A():")).bases, IsEmpty());
  EXPECT_THAT(class_head(tokens_of("class A(B, c.D,):")).bases, ElementsAre("B", "c.D"));
  EXPECT_THAT(class_head(tokens_of("class A(make(B, C), D):")).bases, ElementsAre("", "D"));
  EXPECT_THAT(class_head(tokens_of("class A(*BASES):")).bases, ElementsAre(""));
  EXPECT_THAT(class_head(tokens_of("class A(**options):")).bases, ElementsAre(""));
}

TEST(ClassHead, TellsKeywordsAndTypeParameters) {
  EXPECT_FALSE(class_head(tokens_of("class A(B):")).words);
  EXPECT_TRUE(class_head(tokens_of("class A(B, metaclass=M):")).words);
  const ClassHead generic = class_head(tokens_of("class A[T](B):"));
  EXPECT_TRUE(generic.words);
  EXPECT_THAT(generic.bases, ElementsAre("B"));
}

TEST(IsDisplay, HoldsForWhatIsWrittenOut) {
  for (const char* text : {"[]", "[a, b]", "{}", "{1: f(x)}", "{a, b}", "[x for x in y]"}) {
    EXPECT_TRUE(is_display(tokens_of(text))) << text;
  }
  for (const char* text : {"a", "[a] + [b]", "(a, b)", "[a][0]", "[(x := 1)]", "f([])"}) {
    EXPECT_FALSE(is_display(tokens_of(text))) << text;
  }
}

TEST(IsLiteral, HoldsForTextsNumbersAndConstants) {
  for (const char* text : {"1", "'a'", "-1", "None", "True", "('a', 1)", "1 + 2", "'a' 'b'"}) {
    EXPECT_TRUE(is_literal(tokens_of(text))) << text;
  }
  for (const char* text : {"a", "f('a')", "f'{a}'", "(1, a)", "lambda: 1"}) {
    EXPECT_FALSE(is_literal(tokens_of(text))) << text;
  }
  EXPECT_FALSE(is_literal({}));
}

}  // namespace
}  // namespace splitter::python
