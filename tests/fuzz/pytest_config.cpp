// The answer whether a configuration file fixes pytest's rootdir, held against a reading line by
// line.

#include "fuzz.hpp"
#include "splitter/pytest/config.hpp"

#include <vector>

namespace {

std::vector<std::string_view> headers_in(std::string_view file) {
  if (file == "pyproject.toml") {
    return {"[tool.pytest.ini_options]", "[tool.pytest]"};
  }
  return file == "tox.ini" ? std::vector<std::string_view>{"[pytest]"}
                           : std::vector<std::string_view>{"[tool:pytest]"};
}

bool expected(std::string_view file, std::string_view text) {
  if (file.find("pytest") != std::string_view::npos) {
    return true;
  }
  const auto headers = headers_in(file);
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::size_t start = line.find_first_not_of(" \t");
    for (const std::string_view header : headers) {
      if (start != std::string_view::npos && line.substr(start).starts_with(header)) {
        return true;
      }
    }
    if (end == std::string_view::npos) {
      return false;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = splitter::fuzz;
  const std::string_view text = fuzz::text_of(data, size);
  for (const std::string_view file : splitter::pytest::config_files()) {
    fuzz::require(splitter::pytest::pins_rootdir(file, text) == expected(file, text),
                  "a section pins the rootdir where a line begins with its header");
  }
  return 0;
}
