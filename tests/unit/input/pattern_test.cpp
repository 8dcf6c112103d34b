#include "splitter/input/pattern.hpp"

#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::input {
namespace {

using model::NodeId;
using support::input_error_of;
using ::testing::HasSubstr;

std::optional<std::string> match(const std::string& pattern, std::string_view id) {
  return Pattern(pattern, "here").match(NodeId{id});
}

constexpr std::string_view full_id = "tests/db/test_a.py::TestX::test_f[1-b]";

TEST(Pattern, NamesTheTestOrAnythingThatItIsIn) {
  for (const std::string pattern : {"tests/db/test_a.py::TestX::test_f[1-b]",
                                    "tests/db/test_a.py::TestX::test_f",
                                    "tests/db/test_a.py::TestX",
                                    "tests/db/test_a.py",
                                    "tests/db/",
                                    "tests/db",
                                    "tests"}) {
    EXPECT_TRUE(match(pattern, full_id).has_value()) << pattern;
  }
  for (const std::string pattern : {"tests/d", "test_a.py", "tests/db/test_a.py::Test", "db"}) {
    EXPECT_FALSE(match(pattern, full_id).has_value()) << pattern;
  }
}

TEST(Pattern, MayBeAGlob) {
  for (const std::string pattern :
       {"*", "tests/*/test_?.py", "*::TestX", "*::test_f*", "t[e]sts"}) {
    EXPECT_TRUE(match(pattern, full_id).has_value()) << pattern;
  }
  EXPECT_FALSE(match("tests/*/test_b*", full_id).has_value());
}

TEST(Pattern, MayBeARegularExpressionWhoseGroupsTellSetsApart) {
  EXPECT_EQ(match("/test_[af]/", full_id), "");
  EXPECT_EQ(match("/^tests/([a-z]+)/.*::(Test.)::/", full_id), "db, TestX");
  EXPECT_EQ(match("/(x)?tests/", full_id), "") << "a group that took no part";
  EXPECT_EQ(match("/^db/", full_id), std::nullopt);
}

TEST(Pattern, MatchesBytesThatAreNoUtf8) {
  EXPECT_TRUE(match("/f\\[.\\]$/", "a.py::f[\xff]").has_value());
  EXPECT_TRUE(match("a.py::f[\xff]", "a.py::f[\xff]").has_value());
}

TEST(Pattern, RefusesAMalformedExpression) {
  const auto error = input_error_of([] { return Pattern("/tests/(/", "file: line 3"); });
  EXPECT_EQ(error.where(), "file: line 3");
  EXPECT_THAT(error.what(), HasSubstr("malformed regular expression"));
}

}  // namespace
}  // namespace splitter::input
