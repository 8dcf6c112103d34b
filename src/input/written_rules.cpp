#include "splitter/input/written_rules.hpp"

#include "splitter/model/error.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/model/suggest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

using model::InputError;
using model::RuleKind;

constexpr std::array<std::pair<std::string_view, RuleKind>, 4> kinds = {
    {{"keep", RuleKind::keep},
     {"apart", RuleKind::apart},
     {"pin", RuleKind::pin},
     {"serial", RuleKind::serial}}};
constexpr std::string_view all_kinds = "keep, apart, pin or serial";

const SettingLine* line_of(const RuleLines& rule, std::string_view key) {
  const auto found = std::ranges::find(rule.lines, key, &SettingLine::key);
  return found == rule.lines.end() ? nullptr : &*found;
}

void refuse_unknown(const RuleLines& rule) {
  constexpr std::array<std::string_view, 5> known = {"keep", "apart", "pin", "serial", "group"};
  for (const SettingLine& line : rule.lines) {
    if (std::ranges::find(known, line.key) == known.end()) {
      throw InputError(line.where,
                       "unknown rule `" + model::excerpt(line.key) + "`",
                       model::did_you_mean(line.key, known));
    }
  }
}

model::GroupNumber group_of(const SettingLine& line) {
  const std::string& text = line.values.empty() ? line.key : line.values.front();
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (line.values.size() != 1 || error != std::errc{} || end != text.data() + text.size() ||
      number < 1 || number > model::most_groups) {
    throw InputError(
        line.where,
        "`group` must be a whole number from 1 to " + std::to_string(model::most_groups));
  }
  return model::GroupNumber{number};
}

void read_patterns(const SettingLine& line, WrittenRule& rule) {
  rule.patterns = line.values;
  const bool empty =
      std::ranges::any_of(rule.patterns, [](const std::string& text) { return text.empty(); });
  if (rule.patterns.empty() || empty) {
    throw InputError(line.where, "`" + line.key + "` names no tests");
  }
}

WrittenRule read_rule(const RuleLines& lines) {
  refuse_unknown(lines);
  WrittenRule rule{.where = lines.where};
  bool found = false;
  for (const auto& [key, kind] : kinds) {
    if (const SettingLine* line = line_of(lines, key)) {
      if (std::exchange(found, true)) {
        throw InputError(line->where, "one rule is one of " + std::string(all_kinds));
      }
      rule.kind = kind;
      read_patterns(*line, rule);
    }
  }
  if (!found) {
    throw InputError(lines.where, "a rule says " + std::string(all_kinds));
  }
  const SettingLine* group = line_of(lines, "group");
  if ((rule.kind == RuleKind::pin) != (group != nullptr)) {
    throw InputError(group == nullptr ? lines.where : group->where,
                     group == nullptr ? "pin to which group?" : "`group` belongs to `pin`",
                     group == nullptr ? "add `group: 1` to the rule" : "");
  }
  if (group != nullptr) {
    rule.group = group_of(*group);
  }
  return rule;
}

}  // namespace

std::string WrittenRule::text() const {
  const auto kind_name =
      std::ranges::find(kinds, kind, [](const auto& entry) { return entry.second; });
  std::string words(kind_name->first);
  for (const std::string& pattern : patterns) {
    words += (&pattern == &patterns.front() ? " " : ", ") + pattern;
  }
  return group.has_value() ? words + " to group " + std::to_string(group->value()) : words;
}

std::vector<WrittenRule> read_rules(const std::vector<RuleLines>& lines) {
  std::vector<WrittenRule> rules;
  rules.reserve(lines.size());
  for (const RuleLines& rule : lines) {
    rules.push_back(read_rule(rule));
  }
  return rules;
}

}  // namespace splitter::input
