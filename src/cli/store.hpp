#pragma once

#include "settings.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/system/folder_lock.hpp"
#include "stored_durations.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {

/// Warns of tests in which a process died.
void say_victims(std::span<const model::Recording> recordings, const Messages& messages);

/// Locks on the folders of two files, always taken in the same order.
class StoreLocks {
 public:
  StoreLocks(const std::string& durations, const std::string& profile);

 private:
  explicit StoreLocks(const std::pair<std::string, std::string>& folders);

  system::FolderLock first_;
  std::optional<system::FolderLock> second_;
};

/// The two files that keep what runs measured: the profile and the durations file. The first use
/// opens the store: it locks the folders of both files until the store goes, and reads each file
/// once. Changes stay in memory until `commit` writes them, each file once, whole or not at all.
class Store {
 public:
  /// Throws model::InputError if the settings name several durations files.
  Store(const Settings& settings, const Messages& messages);

  /// Samples of the profile and times of the durations file, as they are now. Both are empty for a
  /// file that is not there.
  [[nodiscard]] const model::Evidence& evidence();
  [[nodiscard]] const model::Profile& times();

  /// Adds recordings. Tests that they measured get their time from the whole profile; other entries
  /// of the durations file keep their bytes; a test that only failed never gets shorter.
  /// Recordings without a measured test change nothing, with a warning.
  void fold(std::vector<model::Recording> recordings);

  /// Drops every test that `exists` denies from both files; other entries keep their bytes.
  /// Returns how many were dropped from the file that lost more.
  [[nodiscard]] std::size_t prune(const std::function<bool(model::NodeId)>& exists);

  /// Writes what has changed, and says how.
  void commit();

 private:
  /// Both files, since the store is open.
  struct Opened {
    explicit Opened(const std::string& durations, const std::string& profile);

    StoreLocks locks;
    std::optional<model::SourceText> profile;  ///< Text that is in the file.
    StoredDurations durations;
    model::Evidence evidence;
  };

  [[nodiscard]] Opened& opened();
  [[nodiscard]] std::vector<history::Rename> moves(const Opened& files) const;
  void write_profile(const Opened& files) const;

  const Settings& settings_;
  const Messages& messages_;
  std::string path_;  ///< Of the durations file.
  std::optional<Opened> opened_;
  bool profile_changed_ = false;
};

}  // namespace splitter::cli
