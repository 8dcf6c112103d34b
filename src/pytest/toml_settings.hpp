#pragma once

#include "splitter/pytest/config.hpp"

#include <string_view>

namespace splitter::pytest {

/// The table at a dotted path, such as `tool.pytest.ini_options`, of a TOML file: its texts and
/// lists of texts. In the style of an INI file a text is cut into words; with `native` the settings
/// that decide which tests there are must be lists. Not present where there is no such table;
/// `without` names an entry to leave out, without which an empty table counts as absent.
[[nodiscard]] Config read_toml(std::string_view text,
                               std::string_view path,
                               bool native,
                               std::string_view without = {});

}  // namespace splitter::pytest
