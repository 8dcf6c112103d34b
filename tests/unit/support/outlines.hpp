#pragma once

#include "splitter/input/python_outline.hpp"

#include <cctype>
#include <string>
#include <string_view>

namespace splitter::support {

inline input::PythonOutline outline(std::string_view text, const input::TestNames& names = {}) {
  return input::outline_python(text, names);
}

/// The name of a case, from what it says of itself.
std::string named(const auto& info) {
  std::string name;
  for (const char c : std::string_view(info.param.what)) {
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
}

}  // namespace splitter::support
