#pragma once

#include "splitter/input/durations.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/source_text.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// Kind of a path.
enum class PathKind : std::uint8_t { none, file, folder };

/// Knowledge of the suite beside a report of it: some formats name tests by Python's dotted names,
/// whose files must be looked for.
struct Surroundings {
  /// Kind of a path with slashes, seen from pytest's rootdir.
  std::function<PathKind(const std::string&)> kind_of = [](const std::string&) {
    return PathKind::none;
  };
  /// Time when the file was written, in seconds since 1970, for reports that tell none; 0 if
  /// unknown.
  std::int64_t written = 0;
  /// The tests of a file as its text tells them, `Class::function` or `function`; none where it
  /// does not. The path is seen from pytest's rootdir.
  std::function<std::vector<std::string>(const std::string&)> tests_in = [](const std::string&) {
    return std::vector<std::string>();
  };
  /// The Python files whose paths end with these folders and this name, sorted.
  std::function<std::vector<std::string>(const std::string&)> files_ending =
      [](const std::string&) { return std::vector<std::string>(); };
  /// The tests that are known, valid as long as the surroundings are.
  std::function<std::span<const model::NodeId>()> known_ids = [] {
    return std::span<const model::NodeId>();
  };
};

/// Recordings of one file.
struct Imported {
  std::vector<model::Recording> recordings;
  SetAside unnamed;  ///< Tests whose file was not found, so that they have no node ID.
  std::vector<std::string> warnings;  ///< What is not as exact as it looks, a clause each.
};

/// Relation between a file and the run of its tests.
enum class Provenance : std::uint8_t {
  measured,     ///< Each test was measured in the file's run.
  carried_over  ///< Times may be those of earlier runs: a durations file.
};

/// A kind of file that holds measurements of tests.
struct RecordFormat {
  std::string_view name;  ///< As messages call it.
  Provenance provenance = Provenance::measured;
  bool (*is)(const model::SourceText& source);
  Imported (*read)(const model::SourceText& source, const Surroundings& around);
  /// A run is many files of one folder, each with a part of its tests (see pieces.hpp), and this
  /// is the kind of its name; empty where a file holds whole runs.
  std::string_view pieces = {};
};

/// All known formats.
[[nodiscard]] std::span<const RecordFormat> record_formats();

/// The format of a file, by its content and never by its name; nullptr if it is none of them.
[[nodiscard]] const RecordFormat* format_of(const model::SourceText& source);

}  // namespace splitter::input
