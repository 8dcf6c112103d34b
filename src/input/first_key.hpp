#pragma once

#include <string_view>

namespace splitter::input {

/// Blanks that may stand between the parts of a JSON text.
inline constexpr std::string_view json_blanks = " \t\r\n";

/// The text of the first member's name in an object; empty if the text begins with no object
/// that has one. Escapes are left as they stand.
[[nodiscard]] std::string_view first_key(std::string_view text);

}  // namespace splitter::input
