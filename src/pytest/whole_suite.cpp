#include "splitter/pytest/whole_suite.hpp"

#include "splitter/model/error.hpp"
#include "splitter/pytest/config.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <string_view>

namespace splitter::pytest {

namespace {

/// The value of an option: behind `=`, or the next word.
std::string_view value_of(std::span<const std::string> words, std::size_t at) {
  const std::string_view word = words[at];
  const std::size_t equals = word.find('=');
  if (equals != std::string_view::npos) {
    return word.substr(equals + 1);
  }
  return at + 1 < words.size() ? std::string_view(words[at + 1]) : std::string_view{};
}

/// Values with which an option does nothing of the kind.
bool is_harmless(Clash clash, std::string_view value) {
  const std::string_view last = value.substr(value.rfind('/') + 1);
  switch (clash) {
    case Clash::judges_whole:
      return value == "0";
    case Clash::divides:
      return last == "1";
    case Clash::replaces:
      return value == "first";
  }
  return false;
}

void find_in(std::span<const std::string> words,
             const std::string& where,
             std::vector<ClashingOption>& found) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view name = std::string_view(words[at]).substr(0, words[at].find('='));
    const auto clash =
        std::ranges::find(clashing_names, name, [](const auto& one) { return one.first; });
    if (clash != clashing_names.end() && !is_harmless(clash->second, value_of(words, at))) {
      found.push_back({std::string(name), where, clash->second});
    }
  }
}

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

/// The addopts of the first configuration file from the folder upwards.
std::vector<std::string> addopts_above(std::string folder, const system::Tree& tree) {
  constexpr int newest_major = 9;
  while (true) {
    for (const std::string_view name : config_files()) {
      const auto text = tree.read_if_there(system::joined(folder, std::string(name)));
      const Config config = text ? read_config(name, text->view(), newest_major) : Config{};
      if (config.present) {
        const auto found = config.settings.find("addopts");
        return found == config.settings.end() ? std::vector<std::string>{}
                                              : words_of(found->second);
      }
    }
    if (folder == system::parent(folder)) {
      return {};
    }
    folder = system::parent(folder);
  }
}

}  // namespace

std::vector<ClashingOption> clashing_options(std::span<const std::string> command,
                                             const std::string& folder,
                                             const system::Tree& tree) {
  std::vector<ClashingOption> found;
  find_in(command, "the command", found);
  find_in(words_in(tree.variable("PYTEST_ADDOPTS").value_or("")), "PYTEST_ADDOPTS", found);
  find_in(addopts_above(folder, tree), "addopts", found);
  return found;
}

}  // namespace splitter::pytest
