#include "splitter/pytest/whole_suite.hpp"

#include "splitter/pytest/option_places.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

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
    case Clash::counts_whole:
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
    const auto* const known = std::ranges::find(clashing_names, name, &ClashingName::name);
    if (known != clashing_names.end() &&
        (known->is_flag || !is_harmless(known->clash, value_of(words, at)))) {
      found.push_back({std::string(name), where, known->clash});
    }
  }
}

/// The files that coverage.py takes its settings from, with the section that has a floor.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> coverage_files = {
    {{".coveragerc", "[report]"},
     {"setup.cfg", "[coverage:report]"},
     {"tox.ini", "[coverage:report]"},
     {"pyproject.toml", "[tool.coverage.report]"}}};

/// The value of a key in a section, as INI and TOML files write it; empty if there is none.
std::string_view value_in(std::string_view text, std::string_view section, std::string_view key) {
  bool inside = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.starts_with('[')) {
      inside = line.starts_with(section);
    } else if (inside && line.starts_with(key)) {
      const std::size_t value = line.find_first_not_of(" \t=:", key.size());
      return value == std::string_view::npos ? std::string_view{} : line.substr(value);
    }
  }
  return {};
}

/// pytest-cov takes a floor from coverage.py's own settings, too.
void find_floor(std::span<const OptionPlace> places,
                const std::string& folder,
                const system::Tree& tree,
                std::vector<ClashingOption>& found) {
  const auto measures = [](const OptionPlace& place) {
    return std::ranges::any_of(place.words, [](const std::string& word) {
      return word == "--cov" || word.starts_with("--cov=");
    });
  };
  const auto says_floor = [](const OptionPlace& place) {
    return std::ranges::any_of(place.words, [](const std::string& word) {
      return word.starts_with("--cov-fail-under") || word == "--no-cov";
    });
  };
  if (std::ranges::none_of(places, measures) || std::ranges::any_of(places, says_floor)) {
    return;
  }
  for (const auto& [name, section] : coverage_files) {
    const auto text = tree.read_if_there(system::joined(folder, std::string(name)));
    const std::string_view floor =
        text ? value_in(text->view(), section, "fail_under") : std::string_view{};
    if (!floor.empty() && floor.find_first_not_of("0. \r") != std::string_view::npos) {
      found.push_back({"fail_under", std::string(name), Clash::judges_whole});
      return;
    }
  }
}

/// pytest's own setting, the same as an option of that name.
void find_limit(const Config& config, std::vector<ClashingOption>& found) {
  const auto limit = config.settings.find("max_warnings");
  if (limit != config.settings.end() && !limit->second.texts.empty() &&
      limit->second.texts.front() != "0") {
    found.push_back({"max_warnings", "pytest's configuration", Clash::counts_whole});
  }
}

}  // namespace

std::vector<ClashingOption> clashing_options(std::span<const std::string> command,
                                             const std::string& folder,
                                             const system::Tree& tree) {
  std::vector<ClashingOption> found;
  const Config config = config_above(folder, tree);
  const std::vector<OptionPlace> places = option_places(command, config, tree);
  for (const OptionPlace& place : places) {
    find_in(place.words, place.where, found);
  }
  find_floor(places, folder, tree, found);
  find_limit(config, found);
  return found;
}

}  // namespace splitter::pytest
