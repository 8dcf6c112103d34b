#pragma once

#include "splitter/python/outline.hpp"

#include <string_view>

namespace splitter::python {

/// Whether the bytes can be Python's source text and ASCII in it means ASCII: no NUL byte, UTF-8 or
/// an encoding of single bytes that a comment in the first two lines names (PEP 263).
[[nodiscard]] Opening opening_of_source(std::string_view text);

}  // namespace splitter::python
