#pragma once

#include "splitter/input/settings_file.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

/// The values of one option as text, and where they came from.
struct Value {
  std::vector<std::string> texts;
  std::string origin;  ///< "command line", ".splitter.yml: line 3", "GitLab", "default".
};

/// Options that were given, by name, and rules. A later layer only fills what an earlier one left
/// open.
class Values {
 public:
  void fill(std::string_view name, Value&& value) {
    values_.try_emplace(std::string(name), std::move(value));
  }
  void fill_rules(std::vector<input::RuleLines> rules) { rules_ = std::move(rules); }
  [[nodiscard]] const std::vector<input::RuleLines>& rules() const { return rules_; }
  [[nodiscard]] const Value* find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Value, std::less<>> values_;
  std::vector<input::RuleLines> rules_;
};

inline constexpr std::string_view from_command_line = "command line";

}  // namespace splitter::cli
