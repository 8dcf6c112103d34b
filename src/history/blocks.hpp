#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace splitter::history {

/// Block of a profile that holds a test or a set-up.
inline std::string_view block_of(const model::TestEvidence& test) {
  return model::block_of_test(test.id.text()).block;
}

inline std::string_view block_of(const model::ScopeEvidence& scope) {
  return scope.is_import() ? scope.id : model::block_of_fixture(scope.id).block;
}

/// Sorts the uses of a test, each once.
inline void sort_uses(model::TestEvidence& test) {
  std::ranges::sort(test.uses);
  test.uses.erase(std::unique(test.uses.begin(), test.uses.end()), test.uses.end());
}

/// Lets the tests use the scopes at the places to which those have moved.
inline void renumber_uses(std::span<model::TestEvidence> tests,
                          std::span<const model::ScopeIndex> places) {
  for (model::TestEvidence& test : tests) {
    for (model::ScopeIndex& use : test.uses) {
      use = places[use];
    }
  }
}

}  // namespace splitter::history
