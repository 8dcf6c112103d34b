#include "splitter/system/environment.hpp"

#include <cstdlib>
#include <utility>

namespace splitter::system {

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::optional<std::string> filled_variable(const std::string& name) {
  auto value = variable(name);
  return value && value->empty() ? std::nullopt : std::move(value);
}

}  // namespace splitter::system
