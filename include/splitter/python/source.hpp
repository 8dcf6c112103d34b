#pragma once

#include "splitter/python/opening.hpp"

#include <string_view>

namespace splitter::python {

/// `closed` where the bytes can be Python's source text and ASCII in it means ASCII: no NUL byte,
/// and UTF-8 or an encoding of single bytes that a comment in the first two lines names (PEP 263).
/// Else `not_python` or `coding`.
[[nodiscard]] Opening opening_of_source(std::string_view text);

}  // namespace splitter::python
