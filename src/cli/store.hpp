#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/history/record_times.hpp"
#include "splitter/model/recording.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::cli {

/// The records below these paths: files as they are, of folders every `*.jsonl` in them, at any
/// depth. Throws model::InputError for a file that is no record.
[[nodiscard]] std::vector<model::Recording> read_records(std::span<const std::string> paths);

/// Warns of tests in which a process died.
void say_victims(std::span<const model::Recording> recordings, const Messages& messages);

/// Renews the durations file with what the recordings measured, under a lock, whole or not at all.
/// Entries that they say nothing of stay to the byte; a test that failed never gets shorter by it.
void fold_into_durations(const Settings& settings,
                         std::span<const model::Recording> recordings,
                         const Messages& messages);

}  // namespace splitter::cli
