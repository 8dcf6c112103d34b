#pragma once

#include "records.hpp"
#include "settings.hpp"
#include "splitter/input/record_format.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// Files and tests that are known here: those of the checkout, and those of the stored durations.
/// Reports see paths from pytest's rootdir, without what the settings put before them.
class KnownSuite {
 public:
  KnownSuite(const Settings& settings, const StoredTimes& stored)
      : settings_(settings), stored_(stored) {}

  [[nodiscard]] input::PathKind kind_of(const std::string& reported);

  /// The tests of a file of the checkout as its text tells them.
  [[nodiscard]] std::vector<std::string> tests_in(const std::string& reported) const;

  /// The Python files whose paths end with these folders and this name, sorted.
  [[nodiscard]] std::vector<std::string> files_ending(const std::string& end);

  /// Ids of the stored durations.
  [[nodiscard]] std::span<const model::NodeId> ids();

 private:
  using Named = std::multimap<std::string, std::string>;

  void read_ids(const model::Profile& profile);
  [[nodiscard]] std::string renamed(const std::string& path) const;
  [[nodiscard]] std::string as_reported(const std::string& path) const;
  [[nodiscard]] input::PathKind stored_kind(const std::string& path);
  [[nodiscard]] const std::set<std::string_view>& stored_files();
  [[nodiscard]] const Named& named_files();

  const Settings& settings_;
  const StoredTimes& stored_;
  std::vector<model::Text> texts_;
  std::optional<std::vector<model::NodeId>> ids_;
  std::set<std::string_view> stored_files_;
  std::optional<Named> named_files_;  ///< Paths of the files, by their names.
};

}  // namespace splitter::cli
