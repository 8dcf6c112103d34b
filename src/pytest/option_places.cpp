#include "splitter/pytest/option_places.hpp"

#include "splitter/model/error.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/system/path.hpp"

#include <string_view>

namespace splitter::pytest {

namespace {

std::vector<std::string> words_in(const std::string& text) {
  try {
    return shell_words(text, "");
  } catch (const model::InputError&) {
    return {};
  }
}

std::vector<std::string> words_of(const SettingValue& value) {
  return value.is_list || value.texts.empty() ? value.texts : words_in(value.texts.front());
}

std::vector<std::string> addopts_of(const Config& config) {
  const auto found = config.settings.find("addopts");
  return found == config.settings.end() ? std::vector<std::string>{} : words_of(found->second);
}

}  // namespace

Config config_above(std::string folder, const system::Tree& tree) {
  constexpr int newest_major = 9;
  while (true) {
    for (const std::string_view name : config_files()) {
      const auto text = tree.read_if_there(system::joined(folder, std::string(name)));
      Config config = text ? read_config(name, text->view(), newest_major) : Config{};
      if (config.present) {
        return config;
      }
    }
    if (folder == system::parent(folder)) {
      return {};
    }
    folder = system::parent(folder);
  }
}

std::vector<OptionPlace> option_places(std::span<const std::string> command,
                                       const Config& config,
                                       const system::Tree& tree) {
  return {{"the command", {command.begin(), command.end()}},
          {"PYTEST_ADDOPTS", words_in(tree.variable("PYTEST_ADDOPTS").value_or(""))},
          {"addopts", addopts_of(config)}};
}

}  // namespace splitter::pytest
