#pragma once

#include "settings.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/planning/messages.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace splitter::cli {

/// Recordings from files, in the order of their paths.
struct Records {
  std::vector<model::Recording> measured;  ///< Each test ran in the run that its recording is of.
  std::vector<model::Recording> carried;   ///< Durations files, with times of earlier runs, too.
  std::size_t files = 0;                   ///< Number of files that were read, empty ones as well.
};

/// Stored durations; called only if a report lacks the ids of its tests.
using StoredTimes = std::function<const model::Profile&()>;

/// Reads records and reports in every format of input::record_formats: files as they are, of
/// folders all files below that have one of these formats, and patterns (`artifacts/**/*.xml`) that
/// no shell has expanded. Node IDs get the settings' prefixes. Reports without node IDs are
/// completed from the files below `--root` and the ids of the stored durations: `stored`, or the
/// files that the settings name. Throws model::InputError for a named file of no known format, and
/// for a pattern that fits nothing.
[[nodiscard]] Records read_records(std::span<const std::string> paths,
                                   const Settings& settings,
                                   const Messages& messages,
                                   const StoredTimes& stored = {});

}  // namespace splitter::cli
