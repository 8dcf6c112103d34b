#pragma once

#include <yaml-cpp/yaml.h>

#include <span>
#include <string>
#include <vector>

namespace splitter::input {

/// True where a document begins at the place of the one before: its text was not read, and the
/// next one would begin there, too.
[[nodiscard]] bool stands_still(std::span<const int> beginnings);

/// The documents of a text. Throws YAML::ParserException as yaml-cpp does, and also where one of
/// them begins with a sign that begins nothing: YAML::LoadAll alone would never come to its end.
[[nodiscard]] std::vector<YAML::Node> documents_of(const std::string& text);

}  // namespace splitter::input
