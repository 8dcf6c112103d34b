#pragma once

#include "option_table.hpp"
#include "splitter/input/settings_file.hpp"
#include "splitter/planning/request.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

using planning::Layer;
using planning::ValueOrigin;

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
