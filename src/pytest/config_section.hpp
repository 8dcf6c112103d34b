#pragma once

#include <string>
#include <string_view>

namespace splitter::pytest {

/// The text of pytest's settings in a configuration file: all of a file that has nothing else, of
/// others the sections of pytest, up to the next header.
[[nodiscard]] std::string section_of(std::string_view file_name, std::string_view text);

}  // namespace splitter::pytest
