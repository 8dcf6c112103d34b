#include "splitter/input/pytest_config.hpp"

#include <array>

namespace splitter::input {

namespace {

constexpr std::array<std::string_view, 7> config_files = {"pytest.toml",
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

}  // namespace

std::span<const std::string_view> pytest_config_files() {
  return config_files;
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

}  // namespace splitter::input
