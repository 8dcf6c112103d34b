#pragma once

#include "splitter/input/source_text.hpp"

#include <string>
#include <vector>

namespace splitter::input {

/// One default of a `.splitter.yml`: `key: value` or `key: [value, …]`.
struct SettingLine {
  std::string key;
  std::vector<std::string> values;  ///< As written; their meaning is the option's business.
  std::string where;                ///< `.splitter.yml: line 3`
};

/// Reads a `.splitter.yml`: one mapping of option names to values, in the order of the file.
/// Throws model::InputError with the line for malformed YAML, nested values and repeated keys.
[[nodiscard]] std::vector<SettingLine> parse_settings(const SourceText& source);

}  // namespace splitter::input
