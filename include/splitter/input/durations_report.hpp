#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True if the text is pytest's terminal output with a list of durations in it.
[[nodiscard]] bool is_durations_report(const model::SourceText& source);

/// Reads the output of `pytest --durations=N`, with colours and everything around the list. A
/// test's time is the sum of its listed phases. `pytest -vv` lists those below 5 ms, too: without
/// it a test that is quicker is not there, and a larger test lacks its short phases. Outcomes are
/// those of the lines that `-v` prints and of the closing summary.
[[nodiscard]] Imported parse_durations_report(const model::SourceText& source,
                                              const Surroundings& around);

}  // namespace splitter::input
