#pragma once

#include "problems.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::property {

/// One argument as pytest reads it (main.py, resolve_collection_argument): what stands before the
/// first bracket is parted at `::`; the bracket and all behind it belong to the last part.
struct PytestArgument {
  std::string path;  ///< Relative to the rootdir.
  std::vector<std::string> names;
};

inline PytestArgument read_argument(std::string_view argument,
                                    const std::filesystem::path& folder,
                                    const std::filesystem::path& root) {
  const std::string_view bracket = argument.substr(std::min(argument.find('['), argument.size()));
  std::string_view base = argument.substr(0, argument.size() - bracket.size());
  PytestArgument result;
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = base.find("::");
    parts.emplace_back(base.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    base.remove_prefix(end + 2);
  }
  parts.back() += bracket;
  result.path = (folder / parts.front()).lexically_normal().lexically_relative(root).string();
  result.names.assign(parts.begin() + 1, parts.end());
  return result;
}

/// True where pytest runs this test for the argument: each name equals that of the test's node at
/// its level, or is that name without its instance.
inline bool runs(const PytestArgument& argument, const TestSpec& test) {
  std::vector<std::string> nodes = test.classes;
  nodes.push_back(test.function + test.instance);
  if (argument.path != test.file || argument.names.size() > nodes.size()) {
    return false;
  }
  return std::equal(argument.names.begin(),
                    argument.names.end(),
                    nodes.begin(),
                    [](const std::string& name, const std::string& node) {
                      return node == name || node.substr(0, node.find('[')) == name;
                    });
}

/// True where naming this path makes pytest run more than the tests of that one file.
inline bool brings_more(const PytestArgument& argument) {
  return argument.names.empty() && argument.path.ends_with("__init__.py");
}

}  // namespace splitter::property
