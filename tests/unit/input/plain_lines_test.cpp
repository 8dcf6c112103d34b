#include "input/plain_lines.hpp"

#include <gmock/gmock.h>

namespace splitter::input {
namespace {

using ::testing::ElementsAre;

TEST(PlainLines, ColoursAndBlanksAtEndsGo) {
  EXPECT_THAT(plain_lines("a \033[1;32mb\033[0m \r\n\n c\033["), ElementsAre("a b", "", " c"));
}

}  // namespace
}  // namespace splitter::input
