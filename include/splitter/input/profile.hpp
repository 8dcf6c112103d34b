#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/source_text.hpp"

namespace splitter::input {

/// Reads `.test_profile` (docs/file-formats.md), its members in any order; unknown members are
/// skipped. Times that no clock can give count as no sample. Throws model::InputError with the line
/// for anything else, and for a profile of a newer splitter.
[[nodiscard]] model::Evidence parse_profile(const model::SourceText& source);

}  // namespace splitter::input
