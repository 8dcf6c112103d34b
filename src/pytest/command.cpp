#include "splitter/pytest/command.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace splitter::pytest {

namespace {

/// Programs that start the rest of their words, some after `run`.
constexpr std::array<std::string_view, 15> launchers = {"uv",
                                                        "poetry",
                                                        "pdm",
                                                        "pipenv",
                                                        "hatch",
                                                        "rye",
                                                        "pixi",
                                                        "env",
                                                        "nice",
                                                        "ionice",
                                                        "timeout",
                                                        "time",
                                                        "xvfb-run",
                                                        "stdbuf",
                                                        "coverage"};

/// Options that depend on the cache or wait for somebody.
constexpr std::array<std::string_view, 17> not_for_asking = {"--lf",
                                                             "--last-failed",
                                                             "--ff",
                                                             "--failed-first",
                                                             "--nf",
                                                             "--new-first",
                                                             "--sw",
                                                             "--stepwise",
                                                             "--sw-skip",
                                                             "--stepwise-skip",
                                                             "--sw-reset",
                                                             "--stepwise-reset",
                                                             "--lfnf",
                                                             "--last-failed-no-failures",
                                                             "--cache-clear",
                                                             "--pdb",
                                                             "--trace"};

std::string_view base_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// The place at which pytest's own words begin; 0 where that is not known.
std::size_t after_pytest(const std::vector<std::string>& command) {
  if (command.empty()) {
    return 0;
  }
  if (is_pytest(command[0])) {
    return 1;
  }
  const bool launched = std::ranges::find(launchers, base_name(command[0])) != launchers.end();
  for (std::size_t i = 1; i < command.size(); ++i) {
    const bool module = command[i - 1] == "-m" && command[i] == "pytest";
    if ((module && (launched || is_python(command[0]))) ||
        (launched && is_pytest(command[i]) && command[i - 1] != "--with")) {
      return i + 1;
    }
  }
  return 0;
}

/// Quoted if a shell, or `shell_words`, would not take it for one plain word.
std::string quoted(const std::string& word) {
  constexpr std::string_view special = " \t\n'\"\\$`*?[]#~&|;<>(){}!";
  if (!word.empty() && word.find_first_of(special) == std::string::npos) {
    return word;
  }
  std::string text = "'";
  for (const char c : word) {
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return text + "'";
}

}  // namespace

bool is_pytest(std::string_view program) {
  const std::string_view name = base_name(program);
  return name == "pytest" || name == "py.test" || name == "pytest-3";
}

bool is_python(std::string_view program) {
  const std::string_view name = base_name(program);
  const std::string_view kind = name.substr(0, name.find_first_of("0123456789"));
  return (kind == "python" || kind == "pypy") &&
         name.find_first_not_of("0123456789.", kind.size()) == std::string_view::npos;
}

std::span<const std::string> words_for_pytest(const std::vector<std::string>& command) {
  return std::span(command).subspan(after_pytest(command));
}

std::optional<std::string> asking_words(const std::vector<std::string>& command) {
  const std::size_t begin = after_pytest(command);
  if (begin == 0) {
    return std::nullopt;
  }
  std::string words;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const std::string_view option = std::string_view(command[i]).substr(0, command[i].find('='));
    if (i < begin || std::ranges::find(not_for_asking, option) == not_for_asking.end()) {
      words += (words.empty() ? "" : " ") + quoted(command[i]);
    } else if (command[i] == "--lfnf" || command[i] == "--last-failed-no-failures") {
      ++i;  // its value
    }
  }
  return words;
}

}  // namespace splitter::pytest
