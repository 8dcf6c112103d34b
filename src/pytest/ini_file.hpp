#pragma once

#include "splitter/pytest/doubt.hpp"

#include <map>
#include <string>
#include <string_view>

namespace splitter::pytest {

/// An INI file by the rules of iniconfig, which pytest uses: `name = value` or `name: value`, lines
/// that begin with a blank go on, `#` and `;` begin comment lines only.
struct IniFile {
  Doubt doubt;  ///< iniconfig would refuse it, or it is not understood.
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> sections;
};

[[nodiscard]] IniFile read_ini(std::string_view text);

}  // namespace splitter::pytest
