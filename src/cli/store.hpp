#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/history/record_times.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <functional>
#include <span>

namespace splitter::cli {

/// Warns of tests in which a process died.
void say_victims(std::span<const model::Recording> recordings, const Messages& messages);

/// Renews the durations file with what the recordings measured, under a lock, whole or not at all.
/// Entries that they say nothing of stay to the byte; a test that failed never gets shorter by it.
void fold_into_durations(const Settings& settings,
                         std::span<const model::Recording> recordings,
                         const Messages& messages);

/// Drops from the durations file every test that `exists` denies, under a lock; the others stay to
/// the byte. Returns how many were dropped.
std::size_t prune_durations(const Settings& settings,
                            const std::function<bool(model::NodeId)>& exists);

}  // namespace splitter::cli
