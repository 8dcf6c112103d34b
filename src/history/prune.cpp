#include "blocks.hpp"
#include "splitter/history/evidence.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Evidence;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::TestEvidence;

using Blocks = std::unordered_set<std::string_view>;

/// Drops the scopes of these blocks, which no test uses.
void drop_scopes(Evidence& evidence, const Blocks& blocks) {
  std::vector<ScopeIndex> places;
  std::vector<ScopeEvidence> kept;
  for (ScopeEvidence& scope : evidence.scopes) {
    places.push_back(static_cast<ScopeIndex>(kept.size()));
    if (!blocks.contains(block_of(scope))) {
      kept.push_back(std::move(scope));
    }
  }
  renumber_uses(evidence.uses, places);
  evidence.scopes = std::move(kept);
}

}  // namespace

Evidence pruned(Evidence evidence, const std::function<bool(model::NodeId)>& exists) {
  Blocks left;
  Blocks empty;
  for (const TestEvidence& test : evidence.tests) {
    (exists(test.id) ? left : empty).insert(block_of(test, evidence));
  }
  std::erase_if(evidence.tests, [&exists](const TestEvidence& test) { return !exists(test.id); });
  // A fixture stays if tests of another file use it.
  for (const TestEvidence& test : evidence.tests) {
    for (const ScopeIndex use : evidence.uses_of(test)) {
      left.insert(block_of(evidence.scopes[use]));
    }
  }
  std::erase_if(empty, [&left](std::string_view block) { return left.contains(block); });
  drop_scopes(evidence, empty);
  return combined(std::move(evidence), {});  // which forgets sessions that nothing is left of
}

}  // namespace splitter::history
