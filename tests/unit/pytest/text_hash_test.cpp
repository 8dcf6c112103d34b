#include "pytest/text_hash.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::pytest {
namespace {

using ::testing::MatchesRegex;

std::string digest_of(const std::vector<std::string>& texts) {
  TextHash hash;
  for (const std::string& text : texts) {
    hash.add(text);
  }
  return hash.digest();
}

TEST(HashOf, HasSixteenDigits) {
  EXPECT_THAT(hash_of(""), MatchesRegex("[0-9a-f]{16}"));
  EXPECT_THAT(hash_of("def test_a(): pass\n"), MatchesRegex("[0-9a-f]{16}"));
}

TEST(HashOf, IsTheSameOnEveryMachine) {
  EXPECT_EQ(hash_of(""), "2d06800538d394c2") << "XXH3 of nothing, by its specification";
}

TEST(HashOf, TellsTextsApart) {
  EXPECT_NE(hash_of("a"), hash_of("b"));
  EXPECT_NE(hash_of("a"), hash_of("a\n"));
}

TEST(TextHash, TellsTheBordersBetweenTexts) {
  EXPECT_NE(digest_of({"ab", "c"}), digest_of({"a", "bc"}));
  EXPECT_NE(digest_of({"a", "b"}), digest_of({"b", "a"}));
  EXPECT_NE(digest_of({"a"}), digest_of({"a", ""}));
  EXPECT_NE(digest_of({"1:a"}), digest_of({"a"}));
  EXPECT_EQ(digest_of({"a", "b"}), digest_of({"a", "b"}));
}

}  // namespace
}  // namespace splitter::pytest
