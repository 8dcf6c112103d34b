#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// The lines of what a terminal showed, without colours, and without blanks at their ends.
[[nodiscard]] std::vector<std::string> plain_lines(std::string_view text);

}  // namespace splitter::input
