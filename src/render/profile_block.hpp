#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile_block.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace splitter::render {

/// Part of a profile for one file (or folder, or, without a path, the whole session): its import,
/// the fixtures that live in it, its tests.
struct ProfileBlock {
  const model::ScopeEvidence* import = nullptr;
  std::vector<model::ScopeIndex> fixtures;
  std::vector<const model::TestEvidence*> tests;
};

using ProfileBlocks = std::map<std::string_view, ProfileBlock>;

[[nodiscard]] ProfileBlocks profile_blocks(const model::Evidence& evidence);

/// Tests of a block that use a fixture: all that it could hold for (the default for a fixture of
/// the file itself), none (the default for others), or the coarsest names that stand for just
/// these. Tests that were only skipped use none, whatever names stand for them.
struct BlockUse {
  model::ScopeIndex fixture = 0;
  bool all = false;
  std::vector<model::BlockName> names;
};

/// Uses of a block that are not the default, by fixture.
[[nodiscard]] std::vector<BlockUse> uses_of(const ProfileBlock& block,
                                            const model::Evidence& evidence);

}  // namespace splitter::render
