#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/pytest/collection_settings.hpp"
#include "splitter/pytest/doubt.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

/// The collections of recorded runs, in place of a question to pytest. For a pipe they count as
/// long as nothing has changed on which they depended. `splitter run` names no tests to pytest, so
/// that old knowledge loses none: there they count under the same options.
class Taught {
 public:
  Taught(const Settings& settings,
         const model::Profile& profile,
         const pytest::Setup& setup,
         const Messages& messages);

  /// True for a pipe with something to learn from: then the plan must not depend on whether a job
  /// learnt or asked.
  [[nodiscard]] bool strict() const { return counts_ && !run_; }

  /// All files, where the texts leave this doubt about the suite; nothing where pytest must be
  /// asked.
  [[nodiscard]] std::optional<pytest::TestTree> everything(const pytest::Doubt& doubt);

  /// Puts the files of folders in place of the folders that pytest was to be asked about.
  void replace_folders(std::vector<pytest::TestFile>& files);

  /// Closes files that pytest was to be asked about.
  void close_files(std::vector<pytest::TestFile>& files);

 private:
  /// The lesson of the very settings that pytest has here; nullptr where there is none.
  [[nodiscard]] const model::Lesson* same();
  /// The lesson of the newest run under the same options.
  [[nodiscard]] const model::Lesson* newest() const;
  [[nodiscard]] std::optional<pytest::TestTree> checked(const std::string& folder);

  const model::Profile& profile_;
  const pytest::Setup& setup_;
  const Messages& messages_;
  bool counts_;  ///< There are lessons, and the order of tests does not matter.
  bool run_;     ///< The tests are for `splitter run`.
  std::optional<const model::Lesson*> same_;
};

}  // namespace splitter::cli
