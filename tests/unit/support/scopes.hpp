#pragma once

#include "python/scope_reader.hpp"
#include "splitter/python/lines.hpp"
#include "splitter/python/tokens.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::support {

/// The tokens of one logical line.
inline std::vector<python::Token> tokens_of(std::string_view text) {
  python::Lines lines(text);
  python::LogicalLine line;
  return lines.next(line) ? std::vector<python::Token>(line.tokens.begin(), line.tokens.end())
                          : std::vector<python::Token>{};
}

/// The scopes of a file with pytest's own names for tests. The text must outlive them.
inline python::Scopes scopes_of(std::string_view text) {
  return python::read_scopes(text, {});
}

/// The first reason that opens the module.
inline python::Opening module_opening(std::string_view text) {
  return scopes_of(text).scopes.front().reason.opening;
}

}  // namespace splitter::support
