#include "solver/rulings.hpp"

#include <gtest/gtest.h>

namespace splitter::solver {
namespace {

TEST(ApartUses, AllowNoTwoOfOneRuleInAGroup) {
  ApartUses uses(2, 3);
  const Ruling first{.apart = {0}};
  const Ruling both{.apart = {0, 1}};
  EXPECT_TRUE(uses.allow(both, 2, {}));
  uses.add(first, 2);
  EXPECT_FALSE(uses.allow(both, 2, {}));
  EXPECT_TRUE(uses.allow(both, 1, {}));
  EXPECT_TRUE(uses.allow(both, 2, first)) << "the one that is there leaves";
  uses.remove(first, 2);
  EXPECT_TRUE(uses.allow(both, 2, {}));
}

TEST(ApartUses, AllowPinnedTestsInTheirGroupOnly) {
  const ApartUses uses(0, 3);
  EXPECT_TRUE(uses.allow({.pin = 1, .apart = {}}, 1, {}));
  EXPECT_FALSE(uses.allow({.pin = 1, .apart = {}}, 2, {}));
}

}  // namespace
}  // namespace splitter::solver
