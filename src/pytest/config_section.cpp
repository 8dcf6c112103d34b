#include "config_section.hpp"

#include <algorithm>

namespace splitter::pytest {

namespace {

/// `[tool.pytest]`, and no line of a list, which would have a quote or a comma.
bool is_header(std::string_view line) {
  const std::size_t name = line.find_first_not_of('[');
  return name != 0 && name != std::string_view::npos &&
         line.find_first_of("\"',") == std::string_view::npos;
}

bool is_of_pytest(std::string_view line) {
  const std::string_view name = line.substr(line.find_first_not_of('['));
  return name.starts_with("pytest]") || name.starts_with("tool.pytest") ||
         name.starts_with("tool:pytest");
}

}  // namespace

std::string section_of(std::string_view file_name, std::string_view text) {
  if (file_name.find("pytest") != std::string_view::npos) {
    return std::string(text);
  }
  std::string section;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (is_header(line)) {
      inside = is_of_pytest(line);
    }
    section += inside ? line : std::string_view{};
  }
  return section;
}

}  // namespace splitter::pytest
