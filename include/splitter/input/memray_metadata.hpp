#pragma once

#include "splitter/input/record_format.hpp"

namespace splitter::input {

/// True where the text looks like metadata of pytest-memray: an object with a `test_id` and a
/// `peak_memory`.
[[nodiscard]] bool is_memray_metadata(const model::SourceText& source);

/// Reads one of the files that `pytest --memray --memray-bin-path` (pytest-memray) writes into
/// `metadata/`: the node ID of one test, and the peak of what it allocated, in bytes. It says
/// neither time nor outcome.
[[nodiscard]] Imported parse_memray_metadata(const model::SourceText& source,
                                             const Surroundings& around);

}  // namespace splitter::input
