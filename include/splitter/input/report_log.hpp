#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the text looks like a log of pytest-reportlog: its first line has a `$report_type`.
[[nodiscard]] bool is_report_log(const model::SourceText& source);

/// Reads a log of `pytest --report-log` (pytest-reportlog): one JSON object a line, of which the
/// test reports count. A test's time is the sum of its phases, of all attempts where a plugin ran
/// it again; its outcome is that of the last attempt. A last line that is cut short is what a
/// killed process leaves, and no error; another line that is no JSON is a model::InputError.
[[nodiscard]] Imported parse_report_log(const model::SourceText& source,
                                        const Surroundings& around);

}  // namespace splitter::input
