#include "splitter/system/machine.hpp"

#include "splitter/model/problem.hpp"
#include "splitter/system/process.hpp"

#include <gtest/gtest.h>

namespace splitter::system {
namespace {

TEST(Machine, HasCores) {
  EXPECT_GE(cores(), 1U);
  EXPECT_LE(cores(), model::most_workers);
  if (online_cores() >= 1 && online_cores() <= model::most_workers) {
    EXPECT_EQ(cores(), online_cores());
  }
}

TEST(Machine, HasNoMoreMemoryThanIsBuiltIn) {
  const auto memory = own_memory();
  if (physical_memory() > 0) {
    ASSERT_TRUE(memory.has_value());
    EXPECT_LE(memory->count, physical_memory());
  }
  if (memory) {
    constexpr std::int64_t megabyte = 1'000'000;
    EXPECT_GT(memory->count, megabyte) << "in bytes: this test alone takes more";
  }
}

TEST(Machine, GivesTheSameAnswersEachTime) {
  EXPECT_EQ(cores(), cores());
  EXPECT_EQ(own_memory(), own_memory());
}

}  // namespace
}  // namespace splitter::system
