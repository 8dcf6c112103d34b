#pragma once

#include <string>
#include <string_view>

namespace splitter::render {

/// Appends a JSON string as Python's json writes it: everything but ASCII escaped, bytes that are
/// no UTF-8 as lone surrogates (PEP 383).
void append_json_string(std::string& text, std::string_view value);

}  // namespace splitter::render
