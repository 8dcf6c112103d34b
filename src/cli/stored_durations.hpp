#pragma once

#include "messages.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// The durations file as it was before it is written again; without a source where it is new.
struct StoredDurations {
  std::string path;
  std::optional<model::SourceText> source;
  input::Durations durations;
};

[[nodiscard]] StoredDurations read_durations(const std::string& path);

/// Writes the file with entries of moved files under their new paths and with what was measured
/// now, and says how it changed. Entries that nothing is said of keep their number to the byte.
void renew_durations(const StoredDurations& old,
                     std::span<const model::Measurement> fresh,
                     std::span<const history::Rename> moves,
                     const Messages& messages);

/// Drops the entries that `exists` denies; how many they were.
std::size_t prune_durations(const std::string& path,
                            const std::function<bool(model::NodeId)>& exists);

/// What is a file of its own; nothing of a pipe or device.
[[nodiscard]] std::optional<model::SourceText> read_regular(const std::string& path);

/// Writes only what has changed.
void renew_file(const std::string& path,
                const std::optional<model::SourceText>& old,
                std::string_view text);

}  // namespace splitter::cli
