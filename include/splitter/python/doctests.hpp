#pragma once

#include <cstdint>
#include <string_view>

namespace splitter::python {

/// The doctests that `--doctest-modules` makes of a module's docstrings.
enum class Doctests : std::uint8_t {
  none,
  maybe,   ///< Only importing it tells: text may become a docstring, or come from elsewhere.
  surely,  ///< A docstring has an example: its own, or that of a function, class or method.
};

/// Reads them from the text: docstrings of functions inside functions are none. Assumes that a
/// decorator whose name speaks neither of docs nor of wrapping brings no docstring from elsewhere.
[[nodiscard]] Doctests doctests_in(std::string_view text);

/// True where the text alone decides which of its docstrings have examples: none of these stands
/// under a condition or a decorator, and nothing speaks of docstrings from elsewhere.
[[nodiscard]] bool tells_all_doctests(std::string_view text);

}  // namespace splitter::python
