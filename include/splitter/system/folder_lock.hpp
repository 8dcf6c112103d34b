#pragma once

#include <string>

namespace splitter::system {

/// Keeps every other splitter out of a folder's files while it lives: an advisory lock on the
/// folder itself, which leaves nothing behind. With `wait` false it gives up where another one has
/// it.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder, bool wait = true);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  FolderLock(FolderLock&&) = delete;
  FolderLock& operator=(FolderLock&&) = delete;

  [[nodiscard]] bool held() const { return held_; }

  /// Lets the processes that are started from now on hold the lock as well, until the last ends.
  void share() const;

 private:
  int descriptor_;
  bool held_ = false;
};

}  // namespace splitter::system
