#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True where the text looks like a report in the Common Test Report Format: an object of `results`
/// with a `tool`, a `summary` and `tests`.
[[nodiscard]] bool is_ctrf(const model::SourceText& source);

/// Reads what `pytest --ctrf` (pytest-json-ctrf) writes, in milliseconds. A test's name is its node
/// ID; names without a `::` have none, as those of other tools. A test's time is the sum of all of
/// its attempts. Throws model::InputError where it is malformed, or cut short.
[[nodiscard]] Imported parse_ctrf(const model::SourceText& source, const Surroundings& around);

}  // namespace splitter::input
