#pragma once

#include "option_table.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "suggest.hpp"
#include "values.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

template <typename T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

/// What was given, for messages.
[[nodiscard]] inline std::string found(std::string_view given) {
  return given.empty() ? "found nothing" : "found `" + model::excerpt(given) + "`";
}

/// Reads options by name and words their errors alike.
class SettingsReader {
 public:
  explicit SettingsReader(const Values& values) : values_(values) {}

  [[nodiscard]] const Value* find(std::string_view name) const { return values_.find(name); }

  [[nodiscard]] std::string text(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) {
      return std::string(find_option(name)->fallback);
    }
    return value->texts.empty() ? "" : value->texts.back();
  }

  [[nodiscard]] bool flag(std::string_view name) const {
    const Value* value = find(name);
    if (value == nullptr) {
      return false;
    }
    const std::string given = text(name);
    if (given != "true" && given != "false") {
      fail(name, "expected true or false, " + found(given));
    }
    return given == "true";
  }

  /// Of two contrary flags: a typed one wins over one that is not; else both may not be set.
  void settle(std::string_view name, bool& first, std::string_view contrary, bool& second) const {
    if (!first || !second) {
      return;
    }
    const bool first_typed = find(name)->origin == from_command_line;
    const bool second_typed = find(contrary)->origin == from_command_line;
    if (first_typed == second_typed) {
      fail(name, "contradicts --" + std::string(contrary));
    }
    (first_typed ? second : first) = false;
  }

  [[nodiscard]] std::optional<model::GroupIndex> count(std::string_view name) const {
    return find(name) == nullptr ? std::nullopt : std::optional(to_count(name, text(name)));
  }

  [[nodiscard]] model::GroupIndex to_count(std::string_view name, std::string_view given) const {
    model::GroupIndex number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error != std::errc{} || end != given.data() + given.size() || number < 1 ||
        number > model::most_groups) {
      fail(name,
           "expected a whole number from 1 to " + std::to_string(model::most_groups) + ", " +
               found(given));
    }
    return number;
  }

  template <typename T, std::size_t N>
  [[nodiscard]] T choice(std::string_view name, const Names<T, N>& names) const {
    const std::string given = text(name);
    std::vector<std::string_view> known;
    std::string list;
    for (const auto& [word, meaning] : names) {
      if (word == given) {
        return meaning;
      }
      known.push_back(word);
      list += (list.empty() ? "" : ", ") + std::string(word);
    }
    fail(name, "expected one of " + list + ", " + found(given), did_you_mean(given, known));
  }

  [[noreturn]] void fail(std::string_view name,
                         const std::string& cause,
                         const std::string& hint = {}) const {
    const Value* value = find(name);
    const bool typed = value == nullptr || value->origin == from_command_line;
    throw model::InputError(
        typed ? "--" + std::string(name) : value->origin + ": " + std::string(name), cause, hint);
  }

 private:
  const Values& values_;
};

/// What the options say of the runners.
[[nodiscard]] Runners read_runners(const SettingsReader& reader);

}  // namespace splitter::cli
