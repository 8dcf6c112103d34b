#pragma once

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::input {

/// Fault that makes a text no JSON, and its place.
struct JsonFault {
  std::size_t offset = 0;
  std::string cause;  ///< In one line, whatever the text holds.
};

/// Words for people for an error of simdjson.
[[nodiscard]] std::string json_cause(simdjson::error_code error);

/// The first fault of a text that simdjson refused: simdjson is fast and does not say where.
/// Empty if the text is JSON after all.
[[nodiscard]] std::optional<JsonFault> find_json_fault(std::string_view text);

}  // namespace splitter::input
