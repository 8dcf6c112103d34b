#include "splitter/model/enum_names.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace splitter::model {
namespace {

TEST(EnumNames, AreInTheOrderOfTheirEnums) {
  EXPECT_EQ(name_in(keep_names, Keep::automatic), "auto");
  EXPECT_EQ(name_in(keep_names, Keep::file), "file");
  EXPECT_EQ(name_in(keep_names, Keep::test_class), "class");
  EXPECT_EQ(name_in(keep_names, Keep::function), "function");
  EXPECT_EQ(name_in(keep_names, Keep::none), "none");
  EXPECT_EQ(name_in(algorithm_names, Algorithm::balance), "balance");
  EXPECT_EQ(name_in(algorithm_names, Algorithm::contiguous), "contiguous");
  EXPECT_EQ(name_in(effort_names, Effort::low), "low");
  EXPECT_EQ(name_in(effort_names, Effort::normal), "normal");
  EXPECT_EQ(name_in(effort_names, Effort::high), "high");
  EXPECT_EQ(name_in(distribution_names, Distribution::loadgroup), "loadgroup");
  EXPECT_EQ(name_in(distribution_names, Distribution::worksteal), "worksteal");
}

TEST(EnumNames, OfNoValueAreNone) {
  EXPECT_THROW(static_cast<void>(name_in(effort_names, static_cast<Effort>(3))), std::out_of_range);
}

}  // namespace
}  // namespace splitter::model
