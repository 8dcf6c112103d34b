#pragma once

#include "splitter/model/dispatch.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/model/verification.hpp"

#include <span>
#include <unordered_map>
#include <vector>

namespace splitter::history {

/// A session with the group that it ran.
struct GroupSession {
  const model::Recording* recording = nullptr;
  model::GroupIndex group = 0;
};

/// Fills times, causes and the worst misestimates.
void measure(const model::Roster& roster,
             const model::Dispatch& dispatch,
             std::span<const GroupSession> sessions,
             model::Verification& result);

}  // namespace splitter::history
