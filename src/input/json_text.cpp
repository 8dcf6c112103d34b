#include "json_text.hpp"

#include "python_text.hpp"

#include <utility>

namespace splitter::input {

simdjson::error_code read_python_text(simdjson::ondemand::value value, std::string& text) {
  const std::string_view token = value.raw_json_token();
  std::string_view decoded;
  const auto error = value.get_string().get(decoded);
  if (error == simdjson::SUCCESS) {
    text = decoded;
    return error;
  }
  if (!token.starts_with('"')) {
    return simdjson::INCORRECT_TYPE;
  }
  auto bytes = unescape_python(token.substr(1, token.rfind('"') - 1));
  if (!bytes.has_value()) {
    return simdjson::STRING_ERROR;
  }
  text = *std::move(bytes);
  return simdjson::SUCCESS;
}

simdjson::error_code check_end(simdjson::ondemand::document& document) {
  const char* rest = nullptr;
  const bool more = document.current_location().get(rest) == simdjson::SUCCESS;
  return more ? simdjson::TAPE_ERROR : simdjson::SUCCESS;
}

}  // namespace splitter::input
