#include "solver/scope_uses.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace splitter::solver {
namespace {

using model::Microseconds;

const std::vector<Microseconds> two_setups = {Microseconds{5}, Microseconds{100}};

TEST(ScopeUses, BeginWithoutAny) {
  const ScopeUses uses(two_setups, 3);
  EXPECT_FALSE(uses.paid(0, 0));
  EXPECT_FALSE(uses.lone(0, 0));
  EXPECT_TRUE(uses.payers(0).empty());
  EXPECT_EQ(uses.setup(0), Microseconds{5});
  EXPECT_EQ(uses.setup(1), Microseconds{100});
}

TEST(ScopeUses, CountPiecesOfEachGroupApart) {
  ScopeUses uses(two_setups, 130);
  uses.add(0, 1);
  uses.add(0, 1);
  uses.add(0, 129);
  uses.add(1, 1);
  EXPECT_TRUE(uses.paid(0, 1));
  EXPECT_FALSE(uses.lone(0, 1));
  EXPECT_TRUE(uses.paid(0, 129));
  EXPECT_TRUE(uses.lone(0, 129));
  EXPECT_FALSE(uses.paid(0, 65));
  EXPECT_TRUE(uses.lone(1, 1));
  EXPECT_FALSE(uses.paid(1, 129));
}

TEST(ScopeUses, AGroupPaysUntilItsLastPieceLeaves) {
  ScopeUses uses(two_setups, 3);
  uses.add(0, 1);
  uses.add(0, 1);
  uses.remove(0, 1);
  EXPECT_TRUE(uses.lone(0, 1));
  ASSERT_EQ(uses.payers(0).size(), 1U);
  EXPECT_EQ(uses.payers(0)[0].group, 1U);
  EXPECT_EQ(uses.payers(0)[0].pieces, 1U);
  uses.remove(0, 1);
  EXPECT_FALSE(uses.paid(0, 1));
  EXPECT_TRUE(uses.payers(0).empty());
}

}  // namespace
}  // namespace splitter::solver
