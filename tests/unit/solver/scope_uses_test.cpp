#include "solver/scope_uses.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace splitter::solver {
namespace {

using model::Microseconds;

const std::vector<model::Scope> two_scopes = {{model::ScopeKind::import, "a.py", Microseconds{5}},
                                              {model::ScopeKind::session, "db", Microseconds{100}}};

TEST(ScopeUses, BeginWithoutAny) {
  const ScopeUses uses(two_scopes);
  EXPECT_EQ(uses.count(0, 0), 0U);
  EXPECT_TRUE(uses.payers(0).empty());
  EXPECT_EQ(uses.setup(0), Microseconds{5});
  EXPECT_EQ(uses.setup(1), Microseconds{100});
}

TEST(ScopeUses, CountPiecesOfEachGroupApart) {
  ScopeUses uses(two_scopes);
  uses.add(0, 1);
  uses.add(0, 1);
  uses.add(0, 2);
  uses.add(1, 1);
  EXPECT_EQ(uses.count(0, 1), 2U);
  EXPECT_EQ(uses.count(0, 2), 1U);
  EXPECT_EQ(uses.count(1, 1), 1U);
  EXPECT_EQ(uses.count(1, 2), 0U);
}

TEST(ScopeUses, AGroupPaysUntilItsLastPieceLeaves) {
  ScopeUses uses(two_scopes);
  uses.add(0, 1);
  uses.add(0, 1);
  uses.remove(0, 1);
  ASSERT_EQ(uses.payers(0).size(), 1U);
  EXPECT_EQ(uses.payers(0)[0].group, 1U);
  EXPECT_EQ(uses.payers(0)[0].pieces, 1U);
  uses.remove(0, 1);
  EXPECT_TRUE(uses.payers(0).empty());
}

}  // namespace
}  // namespace splitter::solver
