#pragma once

#include "splitter/history/renames.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/render/durations_text.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// The durations file that is to be written: read once, changed in memory, written once. Entries
/// that do not change keep their number to the byte, and the file its form.
class StoredDurations {
 public:
  /// Reads the file; one that is not there has no entries. Throws model::InputError for one that is
  /// no durations file.
  explicit StoredDurations(std::string path);

  /// Entries as they were read.
  [[nodiscard]] const model::Profile& times() const { return times_; }

  /// Puts the entries of moved files under their new paths, then adds measurements, sorted by id.
  /// The texts of the measurements must live until `commit`.
  void fold(std::span<const history::TestTime> fresh, std::span<const history::Rename> moves);

  /// Drops the entries that `exists` denies; returns how many.
  std::size_t prune(const std::function<bool(model::NodeId)>& exists);

  /// Writes the file if its text has changed, and says what `fold` changed.
  void commit(const planning::Messages& messages) const;

 private:
  /// Counts of `fold`, for the closing line.
  struct Change {
    std::size_t renewed = 0;
    std::size_t added = 0;
    std::size_t kept = 0;
  };

  void say(const Change& change, const planning::Messages& messages) const;

  std::string path_;
  std::optional<model::SourceText> source_;
  model::Profile times_;
  std::vector<render::StoredTime> entries_;
  std::vector<model::Text> texts_;  ///< Owners of new ids.
  std::optional<Change> folded_;
  bool pruned_ = false;
};

/// Text of a regular file; nothing for a pipe or a device.
[[nodiscard]] std::optional<model::SourceText> read_regular(const std::string& path);

[[nodiscard]] std::optional<std::string_view> view_of(
    const std::optional<model::SourceText>& source);

}  // namespace splitter::cli
