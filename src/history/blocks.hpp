#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace splitter::history {

/// Number of tests whose ids are asked for while those before are looked at.
inline constexpr std::size_t ahead = 8;

/// Block of a profile that holds a test or a set-up.
inline std::string_view block_of(const model::TestEvidence& test, const model::Evidence& all) {
  return all.blocks[test.block];
}

inline std::string_view block_of(const model::ScopeEvidence& scope) {
  return scope.is_import() ? scope.id : model::block_of_fixture(scope.id).block;
}

/// Sorts the uses of a test, each once.
inline void sort_uses(model::Evidence& evidence, model::TestEvidence& test) {
  const auto begin = evidence.uses.begin() + test.uses_begin;
  const auto end = evidence.uses.begin() + test.uses_end;
  std::sort(begin, end);
  test.uses_end = static_cast<std::uint32_t>(std::unique(begin, end) - evidence.uses.begin());
}

/// Lets the tests use the scopes at the places to which those have moved.
inline void renumber_uses(std::span<model::ScopeIndex> uses,
                          std::span<const model::ScopeIndex> places) {
  for (model::ScopeIndex& use : uses) {
    use = places[use];
  }
}

}  // namespace splitter::history
