#include "splitter/pytest/config.hpp"

#include "ini_file.hpp"
#include "toml_settings.hpp"

#include <array>
#include <utility>

namespace splitter::pytest {

namespace {

constexpr std::array<std::string_view, 7> known_config_files = {"pytest.toml",
                                                                ".pytest.toml",
                                                                "pytest.ini",
                                                                ".pytest.ini",
                                                                "pyproject.toml",
                                                                "tox.ini",
                                                                "setup.cfg"};

struct Section {
  std::string_view file;
  std::string_view header;
};

/// A dedicated file counts even when empty; the shared ones only with one of these sections.
constexpr std::array<Section, 4> sections = {{{"pyproject.toml", "[tool.pytest.ini_options]"},
                                              {"pyproject.toml", "[tool.pytest]"},
                                              {"tox.ini", "[pytest]"},
                                              {"setup.cfg", "[tool:pytest]"}}};

bool has_line(std::string_view text, std::string_view header) {
  for (std::size_t at = text.find(header); at != std::string_view::npos;
       at = text.find(header, at + 1)) {
    const std::string_view before = text.substr(0, at);
    const std::size_t line_start = before.rfind('\n') + 1;
    if (before.substr(line_start).find_first_not_of(" \t") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

constexpr int first_with_toml = 9;

Config from_section(std::string_view text, std::string_view section, bool always) {
  IniFile file = read_ini(text);
  Config config{.present = always, .doubt = std::move(file.doubt)};
  const auto found = file.sections.find(section);
  if (found != file.sections.end()) {
    config.present = true;
    for (auto& [name, value] : found->second) {
      config.settings[name] = {{std::move(value)}, false};
    }
  } else if (section == "tool:pytest" && file.sections.contains("pytest")) {
    config.doubt.add("", "a section [pytest], which pytest refuses in this file");
  }
  return config;
}

/// Both kinds of table at once are refused by pytest.
Config from_project(std::string_view text, int pytest_major) {
  Config old = read_toml(text, "tool.pytest.ini_options", false);
  if (pytest_major < first_with_toml) {
    return old;
  }
  Config native = read_toml(text, "tool.pytest", true, "ini_options");
  if (native.present && old.present) {
    native.doubt.add("", "[tool.pytest] beside [tool.pytest.ini_options]");
  }
  return native.present || native.doubt ? native : old;
}

}  // namespace

std::span<const std::string_view> config_files() {
  return known_config_files;
}

bool pins_rootdir(std::string_view file_name, std::string_view text) {
  if (file_name.find("pytest") != std::string_view::npos) {
    return true;
  }
  for (const Section& section : sections) {
    if (section.file == file_name && has_line(text, section.header)) {
      return true;
    }
  }
  return false;
}

Config read_config(std::string_view file_name, std::string_view text, int pytest_major) {
  if (file_name == "pytest.toml" || file_name == ".pytest.toml") {
    Config config = pytest_major < first_with_toml ? Config{} : read_toml(text, "pytest", true);
    config.present = pytest_major >= first_with_toml;
    return config;
  }
  if (file_name == "pyproject.toml") {
    return from_project(text, pytest_major);
  }
  const bool own =
      file_name == "pytest.ini" || (file_name == ".pytest.ini" && pytest_major >= first_with_toml);
  return from_section(text, file_name == "setup.cfg" ? "tool:pytest" : "pytest", own);
}

}  // namespace splitter::pytest
