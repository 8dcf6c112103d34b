#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True where the text looks like a CI's log of `pytest -v`: a line that begins with an ISO time
/// and ends in a test, its outcome and a percentage.
[[nodiscard]] bool is_verbose_log(const model::SourceText& source);

/// Reads a CI's log of `pytest -v` with a time before each line, as GitHub's and GitLab's have. A
/// test's time is what passed since its worker's test before, or since the test was announced: an
/// estimate, and a warning says so. Sub-tests count for their test, and a failed one fails it. The
/// run is as old as its first line.
[[nodiscard]] Imported parse_verbose_log(const model::SourceText& source,
                                         const Surroundings& around);

}  // namespace splitter::input
