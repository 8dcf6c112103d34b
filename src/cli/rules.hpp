#pragma once

#include "splitter/input/settings_file.hpp"
#include "splitter/model/rules.hpp"
#include "splitter/model/units.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

/// A rule of `.splitter.yml`, before it is known which tests it is about.
struct Rule {
  model::RuleKind kind = model::RuleKind::keep;
  std::vector<std::string> patterns;  ///< See input::Pattern; `mark:NAME` is a marker.
  model::GroupIndex group = model::no_group;
  std::string where;

  /// As in the file: `pin tests/gpu to group 2`.
  [[nodiscard]] std::string text() const;
};

/// Throws model::InputError with the line for what is no rule.
[[nodiscard]] std::vector<Rule> read_rules(const std::vector<input::RuleLines>& lines);

}  // namespace splitter::cli
