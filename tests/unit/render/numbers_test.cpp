#include "render/numbers.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::render {
namespace {

using model::Microseconds;
using ::testing::ElementsAre;

std::string seconds_text(std::int64_t micros) {
  std::string text;
  append_seconds(text, Microseconds{micros});
  return text;
}

TEST(Seconds, AreWrittenExactlyAndWithoutIdleZeros) {
  EXPECT_EQ(seconds_text(0), "0");
  EXPECT_EQ(seconds_text(1), "0.000001");
  EXPECT_EQ(seconds_text(1'500'000), "1.5");
  EXPECT_EQ(seconds_text(20'000'000), "20");
  EXPECT_EQ(seconds_text(1'000'010), "1.00001");
}

TEST(Seconds, AreANumberToo) {
  EXPECT_EQ(seconds(Microseconds{1'500'000}), 1.5);
}

TEST(NumbersOf, NumberGroupsForPeople) {
  EXPECT_THAT(numbers_of(std::vector<model::GroupIndex>{0, 3}), ElementsAre(1, 4));
}

}  // namespace
}  // namespace splitter::render
