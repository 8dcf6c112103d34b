#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/recording.hpp"

#include <span>
#include <string>
#include <vector>

namespace splitter::cli {

/// What files say of runs, in the order of their paths.
struct Records {
  std::vector<model::Recording> measured;  ///< Each test ran in the run that its recording is of.
  std::vector<model::Recording> carried;   ///< Of durations files: what earlier runs measured, too.
  std::size_t files = 0;                   ///< How many were read, those that say nothing as well.
};

/// Reads records and reports in every format of input::record_formats: files as they are, of
/// folders all files below that have one of these formats, and patterns (`artifacts/**/*.xml`) that
/// no shell has expanded. Node IDs get the settings' prefixes. Reports without node IDs are
/// completed from the files below `--root` and the stored ids. Throws model::InputError for a
/// named file of no known format, and for a pattern that fits nothing.
[[nodiscard]] Records read_records(std::span<const std::string> paths,
                                   const Settings& settings,
                                   const Messages& messages);

}  // namespace splitter::cli
