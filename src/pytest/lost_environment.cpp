#include "splitter/pytest/lost_environment.hpp"

#include "splitter/pytest/command.hpp"
#include "splitter/pytest/environment.hpp"
#include "splitter/system/path.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace splitter::pytest {

namespace {

using Words = std::span<const std::string>;

constexpr std::array<std::string_view, 3> carriers = {
    "PYTHONPATH", "PYTEST_PLUGINS", "SPLITTER_SESSION"};
constexpr const char* pass_on = "pass_env = SPLITTER_*, PYTHONPATH, PYTEST_PLUGINS";

bool any_holds(Words words, std::string_view part) {
  return std::ranges::any_of(
      words, [part](const std::string& word) { return word.find(part) != std::string::npos; });
}

/// The letters of Python's options in front of its script or module.
bool is_isolated(Words options) {
  for (std::size_t at = 0; at < options.size(); ++at) {
    const std::string_view word = options[at];
    if (word.size() < 2 || word[0] != '-' || word[1] == '-') {
      return false;
    }
    const std::size_t value = word.find_first_of("mcWX");
    if (word.substr(0, value).find_first_of("IE") != std::string_view::npos) {
      return true;
    }
    if (value != std::string_view::npos && (word[value] == 'm' || word[value] == 'c')) {
      return false;
    }
    at += value + 1 == word.size() ? 1 : 0;  // the value of -W or -X is the next word
  }
  return false;
}

/// True where Python's own folders hold the plugin.
bool has_plugin(Words python, const std::string& folder, const system::Tree& tree) {
  const std::vector<std::string> asking = {python[0], "-m", "pytest"};
  const Environment environment = read_environment(asking, folder, tree);
  return has_distribution(environment, "splitter-") || has_distribution(environment, "splitter_");
}

std::optional<LostEnvironment> of_python(Words words,
                                         const std::string& folder,
                                         const system::Tree& tree) {
  if (!is_isolated(words.subspan(1)) || has_plugin(words, folder, tree)) {
    return std::nullopt;
  }
  return LostEnvironment{
      words[0] + " " + words[1],
      "an isolated Python does not see splitter's plugin, which PYTHONPATH names",
      "leave -I or -E out, or install splitter into that environment"};
}

std::optional<LostEnvironment> of_env(Words words) {
  for (const std::string& word : words.subspan(1)) {
    const std::string_view name = std::string_view(word).substr(0, word.find('='));
    const bool sets =
        name.size() < word.size() && std::ranges::find(carriers, name) != carriers.end();
    if (word == "-i" || word == "-" || word == "--ignore-environment") {
      return LostEnvironment{"env " + word,
                             "clears the variables by which splitter's plugin reaches pytest",
                             "leave it out, or start splitter behind it"};
    }
    if (sets) {
      return LostEnvironment{"env " + word,
                             "replaces a variable by which splitter's plugin reaches pytest",
                             "set it for splitter itself: `" + word + " splitter run …`"};
    }
    if (word[0] != '-' && name.size() == word.size()) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<LostEnvironment> of_sudo(Words words) {
  const bool keeps = std::ranges::any_of(words, [](const std::string& word) {
    return word == "-E" || word.starts_with("--preserve-env");
  });
  if (keeps) {
    return std::nullopt;
  }
  return LostEnvironment{words[0],
                         "clears the variables by which splitter's plugin reaches pytest",
                         "start splitter with sudo instead: `sudo splitter run … -- pytest`"};
}

std::optional<LostEnvironment> of_container(Words words) {
  const bool starts = std::ranges::any_of(
      words, [](const std::string& word) { return word == "run" || word == "exec"; });
  if (!starts || any_holds(words, "SPLITTER_")) {
    return std::nullopt;
  }
  return LostEnvironment{
      words[0],
      "its container does not see splitter's plugin",
      "start splitter inside of it: `" + words[0] + " run IMAGE splitter run … -- pytest`"};
}

/// True where a list of variables to pass on names splitter's own, or all.
bool passes(std::string_view text) {
  for (const std::string_view key : {"pass_env", "passenv"}) {
    for (std::size_t at = text.find(key); at != std::string_view::npos;
         at = text.find(key, at + 1)) {
      const std::string_view list = text.substr(at + key.size());
      const std::string_view value = list.substr(0, list.find("\n["));
      const std::size_t all = value.find_first_not_of(" \t\r\n=[\"'");
      if (value.find("SPLITTER_") != std::string_view::npos ||
          (all != std::string_view::npos && value[all] == '*')) {
        return true;
      }
    }
  }
  return false;
}

std::optional<LostEnvironment> of_tox(Words words,
                                      const std::string& folder,
                                      const system::Tree& tree) {
  bool configured = false;
  for (const char* name : {"tox.ini", "tox.toml", "pyproject.toml", "setup.cfg"}) {
    const auto text = tree.read_if_there(system::joined(folder, name));
    configured |= text && text->view().find("tox") != std::string_view::npos;
    configured |= text && std::string_view(name).starts_with("tox");
    if (text && passes(text->view())) {
      return std::nullopt;
    }
  }
  const bool overridden = any_holds(words, "pass_env") || tree.variable("TOX_OVERRIDE") ||
                          tree.variable("TOX_TESTENV_PASSENV");
  if (!configured || overridden) {
    return std::nullopt;
  }
  return LostEnvironment{
      "tox",
      "does not pass on the variables by which splitter's plugin reaches pytest: "
      "each job would run every test",
      std::string("say so in the environment's section: ") + pass_on};
}

bool is_container_program(std::string_view name) {
  constexpr std::array<std::string_view, 4> programs = {
      "docker", "podman", "nerdctl", "docker-compose"};
  return std::ranges::find(programs, name) != programs.end();
}

}  // namespace

std::optional<LostEnvironment> lost_environment(std::span<const std::string> command,
                                                const std::string& folder,
                                                const system::Tree& tree) {
  constexpr std::size_t words_of_launchers = 4;
  for (std::size_t at = 0; at < std::min(command.size(), words_of_launchers); ++at) {
    const Words words = command.subspan(at);
    const std::string name = system::file_name(words[0]);
    std::optional<LostEnvironment> found;
    if (name == "tox") {
      found = of_tox(words, folder, tree);
    } else if (name == "env") {
      found = of_env(words);
    } else if (name == "sudo") {
      found = of_sudo(words);
    } else if (is_container_program(name)) {
      found = of_container(words);
    } else if (is_python(name)) {
      found = of_python(words, folder, tree);
    }
    if (found) {
      return found;
    }
    if (is_pytest(words[0])) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace splitter::pytest
