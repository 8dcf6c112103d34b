#pragma once

#include "splitter/model/source_text.hpp"

namespace splitter::input {

/// Refuses a text that git left in place of JSON: conflict markers of a merge, or the pointer of a
/// file that Git LFS has not fetched. Throws model::InputError that names the line and the remedy;
/// returns where the text is neither. For a text that is known to be malformed.
void refuse_leftovers_of_git(const model::SourceText& source);

}  // namespace splitter::input
