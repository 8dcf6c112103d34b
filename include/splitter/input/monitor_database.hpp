#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the bytes are an SQLite database with the table of pytest-monitor.
[[nodiscard]] bool is_monitor_database(const model::SourceText& source);

/// Reads the database of pytest-monitor, each of its sessions a recording: tests that passed, and
/// the time of their calls with pytest-monitor's own in it. Its memory is a difference of samples,
/// and not read. It names modules as Python imported them, which leaves out folders without an
/// `__init__.py`, names no classes and changes dashes: a module is the file in the rootdir, else
/// the only one whose path ends so, and a test is looked for among those that are known and in the
/// file's text. Throws model::InputError for a database without these tables, or a damaged one.
[[nodiscard]] Imported parse_monitor_database(const model::SourceText& source,
                                              const Surroundings& around);

}  // namespace splitter::input
