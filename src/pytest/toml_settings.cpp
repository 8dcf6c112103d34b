#include "toml_settings.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <toml++/toml.h>

namespace splitter::pytest {

namespace {

/// The settings by which pytest decides which tests there are.
constexpr std::array<std::string_view, 6> deciding = {
    "testpaths", "python_files", "python_classes", "python_functions", "norecursedirs", "addopts"};

std::optional<SettingValue> value_of(const toml::node& node) {
  if (const auto text = node.value<std::string>(); node.is_string() && text) {
    return SettingValue{{*text}, false};
  }
  const toml::array* const array = node.as_array();
  if (array == nullptr) {
    return std::nullopt;
  }
  SettingValue value{.is_list = true};
  for (const toml::node& entry : *array) {
    if (!entry.is_string()) {
      return std::nullopt;
    }
    value.texts.push_back(entry.value_or(std::string{}));
  }
  return value;
}

void read_table(const toml::table& table, bool native, std::string_view without, Config& config) {
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    if (name == without) {
      continue;
    }
    config.present = true;
    const std::optional<SettingValue> value = value_of(node);
    const bool decides = std::ranges::find(deciding, name) != deciding.end();
    if (value && (!decides || !native || value->is_list)) {
      config.settings.emplace(name, *value);
    } else if (!decides && node.is_boolean()) {
      config.settings.emplace(name, SettingValue{{node.value_or(false) ? "true" : "false"}, false});
    } else if (decides) {
      config.doubt.add("", std::string(name) + " is no list of texts");
    }
  }
}

}  // namespace

Config read_toml(std::string_view text,
                 std::string_view path,
                 bool native,
                 std::string_view without) {
  Config config;
  try {
    const toml::table document = toml::parse(text);
    const toml::table* const table = document.at_path(path).as_table();
    if (table != nullptr) {
      config.present = without.empty();
      read_table(*table, native, without, config);
    } else if (document.at_path(path)) {
      config.doubt.add("", std::string(path) + " is no table");
    }
  } catch (const toml::parse_error& error) {
    config.doubt.add("", "not TOML: " + std::string(error.description()));
  }
  return config;
}

}  // namespace splitter::pytest
