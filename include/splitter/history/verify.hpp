#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/model/verification.hpp"

#include <span>

namespace splitter::history {

/// Counts each session once, however many copies of its records there are. A record that does not
/// say of which group it is belongs to the group that most of its tests belong to.
[[nodiscard]] model::Verification verify(const model::Roster& roster,
                                         std::span<const model::Recording> recordings);

}  // namespace splitter::history
