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

/// What a path is.
enum class PathKind : std::uint8_t { none, file, folder };

/// What is known of the suite beside a report of it: some formats name tests by Python's dotted
/// names, and the files that these come from must be looked for.
struct Surroundings {
  /// What lies at a path seen from pytest's rootdir, with slashes.
  std::function<PathKind(const std::string&)> kind_of = [](const std::string&) {
    return PathKind::none;
  };
  /// When the file was written, in seconds since 1970: the time of what says none; 0 is unknown.
  std::int64_t written = 0;
  /// The tests of a file as its text tells them, `Class::function` or `function`; none where it
  /// does not. The path is seen from pytest's rootdir.
  std::function<std::vector<std::string>(const std::string&)> tests_in = [](const std::string&) {
    return std::vector<std::string>();
  };
  /// The tests that are known, valid as long as the surroundings are.
  std::function<std::span<const model::NodeId>()> known_ids = [] {
    return std::span<const model::NodeId>();
  };
};

/// What one file says of runs.
struct Imported {
  std::vector<model::Recording> recordings;
  SetAside unnamed;  ///< Tests whose file was not found, so that they have no node ID.
  std::vector<std::string> warnings;  ///< What is not as exact as it looks, a clause each.
};

/// Whether the tests of a file surely ran in it.
enum class Provenance : std::uint8_t {
  measured,     ///< Each was measured in the run that the file is of.
  carried_over  ///< It may hold what earlier runs measured, too: a durations file.
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

/// All that are known.
[[nodiscard]] std::span<const RecordFormat> record_formats();

/// The format of a file, by its content and never by its name; nullptr where it is none of them.
[[nodiscard]] const RecordFormat* format_of(const model::SourceText& source);

}  // namespace splitter::input
