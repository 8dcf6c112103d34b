#pragma once

#include "splitter/model/source_text.hpp"

namespace splitter::input {

/// The text of a list as lines of UTF-8: UTF-16 with a byte order mark (PowerShell's `>`) is
/// decoded, names that end in NUL bytes (`find -print0`, `git diff -z`) become lines. Any other
/// text is returned as it is. Throws model::InputError for UTF-16 that is malformed or has no mark,
/// for NUL bytes among lines, and for a name between NUL bytes that holds a line break.
[[nodiscard]] model::SourceText list_as_lines(const model::SourceText& source);

/// The text without terminal colours: ESC, a bracket, parameters, a letter (ECMA-48, CSI).
[[nodiscard]] model::SourceText without_colours(const model::SourceText& source);

}  // namespace splitter::input
