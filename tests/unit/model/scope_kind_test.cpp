#include "splitter/model/scope_kind.hpp"

#include <gtest/gtest.h>

namespace splitter::model {
namespace {

TEST(ScopeWords, AreThoseOfPytestsFixtures) {
  for (const ScopeKind kind :
       {ScopeKind::test_class, ScopeKind::module, ScopeKind::package, ScopeKind::session}) {
    EXPECT_EQ(fixture_scope(word_for(kind)), kind);
  }
  EXPECT_EQ(word_for(ScopeKind::test_class), "class");
  EXPECT_EQ(word_for(ScopeKind::import), "import");
  EXPECT_EQ(fixture_scope("import"), ScopeKind::session);
  EXPECT_EQ(fixture_scope("a scope to come"), ScopeKind::session);
}

}  // namespace
}  // namespace splitter::model
