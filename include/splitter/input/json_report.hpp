#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the text looks like a report of pytest-json-report: an object whose first member is
/// one of its own, with an exit code or the id of a test in it.
[[nodiscard]] bool is_json_report(const model::SourceText& source);

/// Reads a report of `pytest --json-report` (pytest-json-report): one JSON object with all tests.
/// A test's time is the sum of its phases; of one that was run again the plugin keeps the last
/// attempt. Throws model::InputError if it is malformed, or cut short.
[[nodiscard]] Imported parse_json_report(const model::SourceText& source,
                                         const Surroundings& around);

}  // namespace splitter::input
