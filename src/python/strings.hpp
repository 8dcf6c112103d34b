#pragma once

#include <cstddef>
#include <string_view>

namespace splitter::python {

/// True where the word before a quote is the prefix of a string: `r`, `b`, `u`, `f`, `t`, alone or
/// in the pairs that Python knows, in any case.
[[nodiscard]] bool is_string_prefix(std::string_view word);

/// True where the prefix makes a string with replacement fields: an f-string or a t-string.
[[nodiscard]] bool has_fields(std::string_view prefix);

/// The end of the Python string whose first quote is at `quote`, or npos where it has none. Fields
/// of f-strings are read as Python 3.12 does, which reads all older ones alike (PEP 701): a quote
/// inside a field begins a string of its own.
[[nodiscard]] std::size_t end_of_string(std::string_view text,
                                        std::size_t quote,
                                        std::string_view prefix);

}  // namespace splitter::python
