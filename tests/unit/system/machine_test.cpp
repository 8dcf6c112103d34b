#include "splitter/system/machine.hpp"

#include "splitter/model/problem.hpp"
#include "splitter/system/process.hpp"

#include <gtest/gtest.h>

#include <optional>

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

TEST(Machine, IsGrantedSomeOfItsCores) {
  EXPECT_EQ(granted_by("150000 100000\n"), 150U);
  EXPECT_EQ(granted_by("150000\n 100000\n"), 150U) << "two files of version 1";
  EXPECT_EQ(granted_by("1 100000"), 1U) << "never none";
  EXPECT_EQ(granted_by("999999999999 1"), model::most_workers * 100);
}

TEST(Machine, WithoutAQuotaIsGrantedNothing) {
  for (const char* text : {"max 100000\n",
                           "-1 100000",
                           "",
                           "150000",
                           "150000 ",
                           "0 1",
                           "1 0",
                           "9223372036854775807 1",
                           "99999999999999999999 1"}) {
    EXPECT_EQ(granted_by(text), std::nullopt) << text;
  }
  if (const auto granted = granted_cores()) {
    EXPECT_GE(*granted, 1U);
  }
}

TEST(Machine, GivesTheSameAnswersEachTime) {
  EXPECT_EQ(cores(), cores());
  EXPECT_EQ(own_memory(), own_memory());
}

}  // namespace
}  // namespace splitter::system
