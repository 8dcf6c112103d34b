#include "pytest/mark_expression.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using Marks = std::optional<std::vector<std::string>>;

TEST(MarksLeftOut, AreThoseOfPlainDenials) {
  EXPECT_EQ(marks_left_out(""), Marks{std::vector<std::string>{}});
  EXPECT_EQ(marks_left_out("not slow"), (Marks{{"slow"}}));
  EXPECT_EQ(marks_left_out(" not slow  and not net_1 "), (Marks{{"slow", "net_1"}}));
  EXPECT_EQ(marks_left_out("not(slow or net) and not db"), (Marks{{"slow", "net", "db"}}));
}

TEST(MarksLeftOut, AreNotKnownOfAnythingElse) {
  for (const char* expression : {"slow",
                                 "not slow or fast",
                                 "not (slow and net)",
                                 "not not slow",
                                 "not slow and",
                                 "not",
                                 "not ()",
                                 "not slow(x=1)",
                                 "not slow net",
                                 "not True",
                                 "not a-b",
                                 "not (slow",
                                 "(not slow)"}) {
    EXPECT_EQ(marks_left_out(expression), std::nullopt) << expression;
  }
}

const std::vector<std::string> two = {"test_a", "test_b", "TestC::test_c"};

TEST(SurelyKeepsATest, WhereFewerFunctionsAreMarkedThanThereAre) {
  EXPECT_TRUE(surely_keeps_a_test("@pytest.mark.slow\ndef test_a(): pass\n", "slow", two));
  EXPECT_TRUE(surely_keeps_a_test("  @pytest.mark.slow()  # long\n", "slow", two));
  EXPECT_FALSE(surely_keeps_a_test("@pytest.mark.slow\n@pytest.mark.slow\n", "slow", two));
  EXPECT_FALSE(surely_keeps_a_test("@pytest.mark.slow\n", "slow", {"TestC::test_c", "test_a"}));
}

TEST(SurelyKeepsATest, NotWhereTheMarkStandsElsewhere) {
  for (const char* text : {"pytestmark = pytest.mark.slow\n",
                           "@pytest.mark.slower\n",
                           "@slow\n",
                           "@pytest.mark.slow  # slow\n",
                           "def test_slow(): pass\n"}) {
    EXPECT_FALSE(surely_keeps_a_test(text, "slow", two)) << text;
  }
}

}  // namespace
}  // namespace splitter::pytest
