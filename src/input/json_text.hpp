#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace splitter::input {

/// A string of Python's json, its escapes undone; bytes that are no UTF-8 as Python means them
/// (PEP 383). An error where the value is no string, or no text.
[[nodiscard]] simdjson::error_code read_python_text(simdjson::ondemand::value value,
                                                    std::string& text);

/// An error where more stands behind the value that a document was read as.
[[nodiscard]] simdjson::error_code check_end(simdjson::ondemand::document& document);

}  // namespace splitter::input
