#include "splitter/system/environment.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

namespace splitter::system {
namespace {

class Variable : public ::testing::Test {
 protected:
  ~Variable() override { ::unsetenv(name_); }

  const char* name_ = "SPLITTER_UNIT_TEST_VARIABLE";
};

TEST_F(Variable, IsNothingUnlessSet) {
  EXPECT_EQ(variable(name_), std::nullopt);
  EXPECT_EQ(filled_variable(name_), std::nullopt);
}

TEST_F(Variable, MayBeSetToNothing) {
  ::setenv(name_, "", 1);
  EXPECT_EQ(variable(name_), "");
  EXPECT_EQ(filled_variable(name_), std::nullopt);
}

TEST_F(Variable, KeepsItsText) {
  ::setenv(name_, " a b", 1);
  EXPECT_EQ(variable(name_), " a b");
  EXPECT_EQ(filled_variable(name_), " a b");
}

}  // namespace
}  // namespace splitter::system
