#pragma once

#include <optional>
#include <string>

namespace splitter::system {

/// The value of an environment variable; nothing where it is not set.
[[nodiscard]] std::optional<std::string> variable(const std::string& name);

/// The same, and nothing where it is set to nothing: how most programs read a variable.
[[nodiscard]] std::optional<std::string> filled_variable(const std::string& name);

}  // namespace splitter::system
