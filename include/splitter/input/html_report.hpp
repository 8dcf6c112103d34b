#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True where the text looks like a page of pytest-html 4: HTML with a `data-jsonblob`.
[[nodiscard]] bool is_html_report(const model::SourceText& source);

/// Reads what `pytest --html` (pytest-html 4) writes: the JSON in the page's `data-jsonblob`. Times
/// are in milliseconds below one second (`101 ms`) and in whole seconds above (`00:00:02`). It says
/// only in words when it was made, so that the run is as old as the file. Attempts add up; parts of
/// a test, such as sub-tests, all have the time of the whole test.
[[nodiscard]] Imported parse_html_report(const model::SourceText& source,
                                         const Surroundings& around);

}  // namespace splitter::input
