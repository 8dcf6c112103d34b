#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/collection_settings.hpp"
#include "splitter/pytest/doubt.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/pytest/walk.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace splitter::planning {

/// The collections of recorded runs, in place of a question to pytest. For a pipe they count as
/// long as nothing has changed on which they depended. `splitter run` names no tests to pytest, so
/// that old knowledge loses none: there they count under the same options.
class Taught {
 public:
  Taught(const Request& settings,
         const model::Profile& profile,
         const pytest::Setup& setup,
         const Messages& messages);

  /// True for a pipe of all tests: the plan must not depend on whether a job learnt or asked.
  [[nodiscard]] bool strict() const { return counts_ && !run_; }

  /// All files, where the texts leave this doubt about the suite; nothing where pytest must be
  /// asked.
  [[nodiscard]] std::optional<pytest::TestTree> everything(const pytest::Doubt& doubt);

  /// Puts the files of folders in place of the folders that pytest was to be asked about.
  void replace_folders(std::vector<pytest::TestFile>& files);

  /// Closes files that pytest was to be asked about.
  void close_files(std::vector<pytest::TestFile>& files);

 private:
  /// The lessons of the very settings that pytest has here.
  [[nodiscard]] std::span<const model::Lesson* const> same();
  /// Each file as the newest run told of it that selected the same.
  [[nodiscard]] model::Lesson newest() const;
  [[nodiscard]] std::optional<pytest::TestTree> checked(const std::string& folder);

  const model::Profile& profile_;
  const pytest::Setup& setup_;
  const Messages& messages_;
  bool counts_;                         ///< All tests are wanted, and their order does not matter.
  bool run_;                            ///< The tests are for `splitter run`.
  std::optional<model::Lesson> asked_;  ///< An earlier answer in this very folder.
  std::optional<std::vector<const model::Lesson*>> same_;
};

}  // namespace splitter::planning
