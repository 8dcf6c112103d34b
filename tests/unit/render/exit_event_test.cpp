#include "splitter/render/exit_event.hpp"

#include <gtest/gtest.h>

namespace splitter::render {
namespace {

using namespace std::chrono_literals;

TEST(ExitEvent, IsALineOfARecord) {
  EXPECT_EQ(exit_event(1234567890123ns), "{\"e\":\"exit\",\"at_s\":1234.568}\n");
  EXPECT_EQ(exit_event(0ns), "{\"e\":\"exit\",\"at_s\":0.0}\n");
}

}  // namespace
}  // namespace splitter::render
