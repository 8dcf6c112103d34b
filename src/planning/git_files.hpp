#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {

/// A file as git sees it.
enum class GitState : std::uint8_t {
  committed,
  changed,    ///< Committed, and changed since.
  untracked,  ///< Not committed.
  ignored,    ///< Not committed, and named in .gitignore.
  outside,    ///< It lies in no checkout, or not in this one.
};

/// Paths of files and folders that are not in git, as seen from the folder in which it was asked. A
/// folder, which ends in a slash, stands for all that it holds.
struct GitOthers {
  std::vector<std::string> untracked;
  std::vector<std::string> ignored;
};

/// The checkout of git that a folder lies in. Git is asked to write nothing.
class GitFiles {
 public:
  explicit GitFiles(std::string folder) : folder_(std::move(folder)) {}

  /// The top of the checkout; empty where there is none, or no git.
  [[nodiscard]] std::string top() const;

  [[nodiscard]] GitState state_of(const std::string& path) const;

  [[nodiscard]] GitOthers others() const;

 private:
  /// The output of a git command that succeeded.
  [[nodiscard]] std::optional<std::string> ask(const std::vector<std::string>& words) const;

  std::string folder_;
};

}  // namespace splitter::planning
