#pragma once

#include <span>
#include <string_view>

namespace splitter::input {

/// The files in which pytest looks for its configuration, in its order of precedence
/// (pytest documentation, "Initialization: determining rootdir and configfile").
[[nodiscard]] std::span<const std::string_view> pytest_config_files();

/// True where a file of this name and text makes its folder pytest's rootdir.
[[nodiscard]] bool pins_rootdir(std::string_view file_name, std::string_view text);

}  // namespace splitter::input
