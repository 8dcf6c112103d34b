#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/source_text.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace splitter::input {

/// True if the text looks like a record: its first line is an object with the member `e`.
[[nodiscard]] bool is_recording(std::string_view text);

/// Reads a record of `python/splitter_pytest/record.py`: one JSON object a line, each an event
/// (docs/file-formats.md). Unknown events and members are skipped, so that newer records can be
/// read. A last line that is cut short is what a killed process leaves, and no error; any other
/// line that is no JSON is a model::InputError with its number. Times that no clock can give
/// (negative, above `model::longest_believable`) count as zero, which says nothing.
[[nodiscard]] model::Recording parse_recording(const model::SourceText& source);

/// The same for a record of `size` bytes that comes in parts of whole lines: `next` gives one after
/// the other, and an empty one at the end. `model::SourceText::padding` bytes behind each part can
/// be read.
[[nodiscard]] model::Recording parse_recording(const std::string& name,
                                               std::size_t size,
                                               const std::function<std::string_view()>& next);

}  // namespace splitter::input
