#pragma once

#include "splitter/model/source_text.hpp"

#include <string>
#include <vector>

namespace splitter::input {

/// One default of a `.splitter.yml`: `key: value` or `key: [value, …]`.
struct SettingLine {
  std::string key;
  std::vector<std::string> values;  ///< As written; their meaning is the option's business.
  std::string where;                ///< `.splitter.yml: line 3`
};

/// One entry under `rules`: a mapping like that of options.
struct RuleLines {
  std::vector<SettingLine> lines;  ///< Never empty.
  std::string where;
};

struct SettingsFile {
  std::vector<SettingLine> settings;
  std::vector<RuleLines> rules;
};

/// Reads a `.splitter.yml`: one mapping of option names to values, in the order of the file, and
/// the list `rules`. Throws model::InputError with the line for malformed YAML, nested values and
/// repeated keys.
[[nodiscard]] SettingsFile parse_settings(const model::SourceText& source);

}  // namespace splitter::input
