#pragma once

#include <string>
#include <vector>

namespace splitter::pytest {

/// Splits a command into words as a shell does: blanks part them, quotes and backslashes protect.
/// Throws model::InputError that names `where` for a quote that is not closed.
[[nodiscard]] std::vector<std::string> shell_words(const std::string& command,
                                                   const std::string& where);

}  // namespace splitter::pytest
