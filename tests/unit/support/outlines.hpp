#pragma once

#include "splitter/python/outline.hpp"

#include <cctype>
#include <string>
#include <string_view>

namespace splitter::support {

inline python::Outline outline(std::string_view text, const python::TestNames& names = {}) {
  return python::outline_of(text, names);
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
