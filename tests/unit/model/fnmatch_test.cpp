#include "splitter/model/fnmatch.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace splitter::model {
namespace {

TEST(Fnmatch, DoesAsPythonDoes) {
  struct Case {
    const char* pattern;
    const char* text;
    bool matches;
  };
  for (const Case& one : std::vector<Case>{{"", "", true},
                                           {"", "a", false},
                                           {"*", "", true},
                                           {"test_*.py", "test_a.py", true},
                                           {"test_*.py", "atest_a.py", false},
                                           {"*_test.py", "a_test_test.py", true},
                                           {"a*b*c", "a/x/b//c", true},
                                           {"?", "\xC3\xA4", true},
                                           {"?", "ab", false},
                                           {"[a-c]x", "bx", true},
                                           {"[!a-c]x", "bx", false},
                                           {"[!a-c]x", "dx", true},
                                           {"[]]", "]", true},
                                           {"[a", "[a", true},
                                           {"[-a]", "-", true},
                                           {"{arch}", "{arch}", true},
                                           {"A", "a", false},
                                           {"*.egg", "x.egg", true},
                                           {"**", "a/b", true}}) {
    EXPECT_EQ(fnmatch(one.pattern, one.text), one.matches) << one.pattern << " " << one.text;
  }
}

TEST(Fnmatch, EndsForManyStars) {
  EXPECT_FALSE(fnmatch("*a*a*a*a*a*a*a*a*a*a*a*b", std::string(2000, 'a')));
}

TEST(MatchesPath, HoldsSlashesAgainstTheWholePath) {
  EXPECT_TRUE(matches_path("build", "/x/build"));
  EXPECT_FALSE(matches_path("build", "/build/x"));
  EXPECT_TRUE(matches_path("tests/test_*.py", "/x/tests/test_a.py"));
  EXPECT_FALSE(matches_path("tests/test_*.py", "/x/tests"));
  EXPECT_TRUE(matches_path("/x/*", "/x/y/z"));
  EXPECT_FALSE(matches_path("/y/*", "/x/y/z"));
}

TEST(MatchesName, IsAPrefixOrAGlob) {
  const std::vector<std::string> options = {"test", "*_spec"};
  EXPECT_TRUE(matches_name(options, "testing"));
  EXPECT_TRUE(matches_name(options, "a_spec"));
  EXPECT_FALSE(matches_name(options, "a_specs"));
  EXPECT_FALSE(matches_name(options, "Test"));
  EXPECT_FALSE(matches_name({}, "test"));
}

TEST(MatchesAnyPath, IsTrueWhereOnePatternMatches) {
  const std::vector<std::string> patterns = {"test_*.py", "docs/*.md"};
  EXPECT_TRUE(matches_any_path(patterns, "/suite/test_a.py"));
  EXPECT_TRUE(matches_any_path(patterns, "/suite/docs/a.md"));
  EXPECT_FALSE(matches_any_path(patterns, "/suite/a.md"));
  EXPECT_FALSE(matches_any_path({}, "/suite/test_a.py"));
}

}  // namespace
}  // namespace splitter::model
