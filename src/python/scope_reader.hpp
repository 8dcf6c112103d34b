#pragma once

#include "scopes.hpp"
#include "splitter/python/naming.hpp"

#include <string_view>

namespace splitter::python {

/// Reads the scopes of a file: definitions, imports and the reasons that open a scope. Function
/// bodies are passed over but for the words that reach out of them.
[[nodiscard]] Scopes read_scopes(std::string_view text, const TestNames& names);

}  // namespace splitter::python
