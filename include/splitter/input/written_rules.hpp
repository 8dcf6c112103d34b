#pragma once

#include "splitter/input/settings_file.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/model/rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace splitter::input {

/// A rule as `.splitter.yml` has it: its tests are still patterns.
struct WrittenRule {
  model::RuleKind kind = model::RuleKind::keep;
  std::vector<std::string> patterns;        ///< See Pattern; `mark:NAME` is a marker.
  std::optional<model::GroupNumber> group;  ///< Group of a pin.
  std::string where;

  /// As in the file: `pin tests/gpu to group 2`.
  [[nodiscard]] std::string text() const;
};

/// Reads the rules of a file. Throws model::InputError with the line of a malformed one.
[[nodiscard]] std::vector<WrittenRule> read_rules(const std::vector<RuleLines>& lines);

}  // namespace splitter::input
