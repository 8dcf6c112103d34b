#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the bytes are an SQLite database with the table of pytest-monitor.
[[nodiscard]] bool is_monitor_database(const model::SourceText& source);

/// Reads the database of pytest-monitor, each of its sessions a recording. It holds tests that
/// passed, the time of their calls with pytest-monitor's own in it, and the high-water mark of
/// memory since the session began: a test's peak is how far that lies above all later marks and the
/// one before it, which is never too much. It names no classes and changes dashes, so the ids are
/// looked for among those that are known; a test that is new is taken for a function of its
/// module. Throws model::InputError for a database without these tables, or a damaged one.
[[nodiscard]] Imported parse_monitor_database(const model::SourceText& source,
                                              const Surroundings& around);

}  // namespace splitter::input
