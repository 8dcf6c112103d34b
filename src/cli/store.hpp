#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/evidence.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>

namespace splitter::cli {

/// Warns of tests in which a process died.
void say_victims(std::span<const model::Recording> recordings, const Messages& messages);

/// What a profile holds; nothing where there is none, or an empty file.
[[nodiscard]] model::Evidence evidence_in(const std::optional<model::SourceText>& profile);

/// Renews the profile and the durations file with what the recordings measured, under a lock, each
/// whole or not at all. Of a test that they measured the durations get what the whole profile says;
/// entries that they say nothing of stay to the byte; a test that only failed never gets shorter.
void fold_into_store(const Settings& settings,
                     std::span<const model::Recording> recordings,
                     const Messages& messages);

/// Drops from both files every test that `exists` denies, under a lock; the others stay to the
/// byte. Returns how many were dropped, of the file that lost more.
std::size_t prune_store(const Settings& settings, const std::function<bool(model::NodeId)>& exists);

}  // namespace splitter::cli
