#include "splitter/python/opening.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string_view>

namespace splitter::python {
namespace {

TEST(WordsFor, AreNoneForAClosedFile) {
  EXPECT_EQ(words_for(Opening::closed), "");
}

TEST(WordsFor, AreThereForEachReasonAndUnlike) {
  std::set<std::string_view> seen;
  for (int i = 1; i <= static_cast<int>(Opening::missing); ++i) {
    const std::string_view words = words_for(static_cast<Opening>(i));
    EXPECT_NE(words, "") << i;
    EXPECT_TRUE(seen.insert(words).second) << words;
  }
}

TEST(WordsFor, StandInTheOrderOfTheReasons) {
  EXPECT_EQ(words_for(Opening::star_import), "a star import");
  EXPECT_EQ(words_for(Opening::yields), "a test that yields");
  EXPECT_EQ(words_for(Opening::plugins), "pytest_plugins in a test file");
  EXPECT_EQ(words_for(Opening::missing), "an import that is not found");
}

}  // namespace
}  // namespace splitter::python
