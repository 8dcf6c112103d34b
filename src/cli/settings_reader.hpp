#pragma once

#include "migrants.hpp"
#include "option_table.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/model/suggest.hpp"
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

/// The values of an enum by their names, which stand in its order.
template <typename Enum, std::size_t N>
constexpr Names<Enum, N> values_by_name(const std::array<std::string_view, N>& words) {
  Names<Enum, N> names;
  for (std::size_t i = 0; i < N; ++i) {
    names.at(i) = {words.at(i), static_cast<Enum>(i)};
  }
  return names;
}

/// The given text, for messages.
[[nodiscard]] inline std::string found(std::string_view given) {
  return given.empty() ? "found nothing" : "found `" + model::excerpt(given) + "`";
}

/// Reads options by name and words their errors alike.
class SettingsReader {
 public:
  explicit SettingsReader(const Values& values) : values_(values) {}

  [[nodiscard]] const Value* find(OptionName name) const { return values_.find(name); }

  [[nodiscard]] std::string text(OptionName name) const {
    const Value* value = find(name);
    if (value == nullptr) {
      return std::string(name.spec().fallback);
    }
    return value->texts.empty() ? "" : value->texts.back();
  }

  [[nodiscard]] bool flag(OptionName name) const {
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

  /// Settles two contrary flags: a typed one wins over one that is not; else only one may be set.
  void settle(OptionName name, bool& first, OptionName contrary, bool& second) const {
    if (!first || !second) {
      return;
    }
    const bool first_typed = find(name)->origin.typed();
    const bool second_typed = find(contrary)->origin.typed();
    if (first_typed == second_typed) {
      fail(name, "contradicts --" + std::string(contrary.text()));
    }
    (first_typed ? second : first) = false;
  }

  [[nodiscard]] std::optional<model::GroupIndex> count(OptionName name) const {
    return find(name) == nullptr ? std::nullopt : std::optional(to_count(name, text(name)));
  }

  [[nodiscard]] model::GroupIndex to_count(OptionName name, std::string_view given) const {
    model::GroupIndex number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error != std::errc{} || end != given.data() + given.size() || number < 1 ||
        number > model::most_groups) {
      fail(name,
           "expected a whole number from 1 to " + std::to_string(model::most_groups) + ", " +
               found(given),
           given == "0" && (name.text() == "group" || name.text() == "shard")
               ? "groups are counted from 1"
               : "");
    }
    return number;
  }

  template <typename T, std::size_t N>
  [[nodiscard]] T choice(OptionName name, const Names<T, N>& names) const {
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
    const std::string elsewhere = hint_for_migrants(given);
    fail(name,
         "expected one of " + list + ", " + found(given),
         elsewhere.empty() ? model::did_you_mean(given, known) : elsewhere);
  }

  [[noreturn]] void fail(OptionName name,
                         const std::string& cause,
                         const std::string& hint = {}) const {
    const Value* value = find(name);
    const bool typed = value == nullptr || value->origin.typed();
    throw model::InputError(typed ? "--" + std::string(name.text())
                                  : value->origin.text + ": " + std::string(name.text()),
                            cause,
                            hint);
  }

 private:
  const Values& values_;
};

}  // namespace splitter::cli
