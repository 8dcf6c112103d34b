#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/model/verification.hpp"

#include <span>

namespace splitter::history {

/// Compares recordings with a plan. Each session counts once, however many copies of its record
/// there are. A record without a group belongs to the group of most of its tests.
[[nodiscard]] model::Verification verify(const model::Roster& roster,
                                         std::span<const model::Recording> recordings);

}  // namespace splitter::history
