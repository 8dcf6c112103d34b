#include "splitter/history/prune.hpp"

#include <gmock/gmock.h>

#include <string_view>
#include <vector>

namespace splitter::history {
namespace {

using model::Evidence;
using model::NodeId;
using model::ScopeKind;
using ::testing::ElementsAre;

Evidence two_packages() {
  Evidence evidence;
  evidence.scopes = {{.kind = ScopeKind::import, .id = "a/__init__.py"},
                     {.kind = ScopeKind::import, .id = "a/test_x.py"},
                     {.kind = ScopeKind::module, .id = "a/test_x.py::table"},
                     {.kind = ScopeKind::import, .id = "b/__init__.py"},
                     {.kind = ScopeKind::import, .id = "b/test_y.py"},
                     {.kind = ScopeKind::session, .id = "server"},
                     {.kind = ScopeKind::session, .id = "unused"}};
  evidence.tests = {{.id = NodeId("a/test_x.py::f"), .uses = {2, 5}},
                    {.id = NodeId("b/test_y.py::f"), .uses = {5}},
                    {.id = NodeId("b/test_y.py::g"), .uses = {5}}};
  return evidence;
}

std::vector<std::string_view> scopes_of(const Evidence& evidence) {
  std::vector<std::string_view> ids;
  for (const model::ScopeEvidence& scope : evidence.scopes) {
    ids.push_back(scope.id);
  }
  return ids;
}

TEST(Pruned, WhatExistsStaysAsItIs) {
  const Evidence all = pruned(two_packages(), [](NodeId) { return true; });
  EXPECT_EQ(all.tests, two_packages().tests);
  EXPECT_EQ(all.scopes, two_packages().scopes);
}

TEST(Pruned, SetUpsWithoutATestGoWithTheirTests) {
  const Evidence rest =
      pruned(two_packages(), [](NodeId id) { return id.text() == "b/test_y.py::g"; });
  ASSERT_EQ(rest.tests.size(), 1U);
  EXPECT_EQ(rest.tests[0].id.text(), "b/test_y.py::g");
  EXPECT_THAT(scopes_of(rest), ElementsAre("b/__init__.py", "b/test_y.py", "server", "unused"));
  EXPECT_THAT(rest.tests[0].uses, ElementsAre(2U));
}

TEST(Pruned, NothingIsLeftOfNothing) {
  const Evidence none = pruned(two_packages(), [](NodeId) { return false; });
  EXPECT_TRUE(none.tests.empty());
  EXPECT_THAT(scopes_of(none), ElementsAre("unused"));
}

}  // namespace
}  // namespace splitter::history
