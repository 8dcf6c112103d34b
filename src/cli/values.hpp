#pragma once

#include "option_table.hpp"
#include "splitter/input/settings_file.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

/// The layers that give values, the first one with a value wins.
enum class Layer : std::uint8_t { command_line, variable, ci, file, fallback };

/// The place that a value comes from.
struct ValueOrigin {
  Layer layer = Layer::command_line;
  std::string source = "command line";  ///< `.splitter.yml`, `GitLab`, `SPLITTER_GROUP`.
  std::string text = source;            ///< With the place: `GitLab: CI_NODE_INDEX`.

  [[nodiscard]] bool typed() const { return layer == Layer::command_line; }
  /// The origin behind a value in messages: ` (GitLab: CI_NODE_INDEX)`; empty where it was typed.
  [[nodiscard]] std::string remark() const { return typed() ? "" : " (" + text + ")"; }
};

/// The values of one option as text, and their origin.
struct Value {
  std::vector<std::string> texts;
  ValueOrigin origin = {};
};

/// Options that were given, by name, and rules. A later layer only fills what an earlier one left
/// open.
class Values {
 public:
  void fill(OptionName name, Value&& value) { values_.try_emplace(name.text(), std::move(value)); }
  void fill_rules(std::vector<input::RuleLines> rules) { rules_ = std::move(rules); }
  [[nodiscard]] const std::vector<input::RuleLines>& rules() const { return rules_; }
  [[nodiscard]] const Value* find(OptionName name) const {
    const auto found = values_.find(name.text());
    return found == values_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string_view, Value> values_;
  std::vector<input::RuleLines> rules_;
};

}  // namespace splitter::cli
