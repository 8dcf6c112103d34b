#pragma once

#include "splitter/python/lines.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

using Tokens = std::span<const Token>;

/// Place of the first such sign outside all brackets, or the number of tokens.
[[nodiscard]] std::size_t find_sign(Tokens tokens, std::string_view sign);

/// Cuts simple statements at their semicolons.
[[nodiscard]] std::vector<Tokens> simple_statements(Tokens tokens);

/// The dotted name that the tokens begin with; empty where they do not.
[[nodiscard]] std::string dotted_name(Tokens tokens);

/// A dotted name, called or not, and nothing else: that name. Else empty.
[[nodiscard]] std::string name_or_call(Tokens tokens);

/// The part of a class statement between its name and the colon.
struct ClassHead {
  std::vector<std::string> bases;  ///< Dotted names as written; empty: some expression.
  bool words = false;              ///< Keywords or type parameters beside the bases.
};

/// Reads the line `class NAME…: …`.
[[nodiscard]] ClassHead class_head(Tokens line);

/// A list, set or dictionary that is written out, and nothing else.
[[nodiscard]] bool is_display(Tokens value);

/// Texts, numbers and signs alone.
[[nodiscard]] bool is_literal(Tokens value);

}  // namespace splitter::python
