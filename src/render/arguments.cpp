#include "splitter/render/arguments.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace splitter::render {

namespace {

/// Characters that plain xargs treats specially: blanks separate, quotes and backslashes quote.
constexpr std::string_view special_to_xargs = " \t\n\v\f\r'\"\\";

/// The ends of a line for Python's str.splitlines, and so for `pytest @file`, in UTF-8.
constexpr std::array<std::string_view, 10> line_ends = {
    "\n", "\v", "\f", "\r", "\x1c", "\x1d", "\x1e", "\u0085", "\u2028", "\u2029"};

bool is_one_line(std::string_view text) {
  return std::ranges::none_of(
      line_ends, [text](std::string_view end) { return text.find(end) != std::string_view::npos; });
}

std::string seen_from_folder(const std::string& selector, const Workplace& workplace) {
  if (!workplace.root_in_folder.empty()) {
    return workplace.root_in_folder + selector;
  }
  const std::string& folder = workplace.folder_in_root;
  if (selector.starts_with(folder) || selector + "/" == folder) {
    return selector.substr(std::min(folder.size(), selector.size()));
  }
  std::string up;
  for (auto parts = std::ranges::count(folder, '/'); parts > 0; --parts) {
    up += "../";
  }
  return up + selector;
}

std::string escaped_for_xargs(const std::string& argument) {
  std::string escaped;
  for (const char c : argument) {
    if (special_to_xargs.find(c) != std::string_view::npos) {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

}  // namespace

std::string rootdir(const Workplace& workplace) {
  if (!workplace.root_in_folder.empty()) {
    return workplace.root_in_folder;
  }
  const std::string up = seen_from_folder("", workplace);
  return up.empty() ? "." : up;
}

std::vector<std::string> arguments(std::span<const std::string> selectors,
                                   const Workplace& workplace) {
  if (selectors.empty()) {
    // Once is not enough: pytest 9 overlooks it in `pytest @file`, and runs the whole suite.
    return {"--version", "--version"};
  }
  std::vector<std::string> arguments;
  arguments.reserve(selectors.size() + 3);
  if (!workplace.config_file.empty()) {
    arguments.push_back("-c" + workplace.config_file);
  }
  if (workplace.name_rootdir) {
    arguments.push_back("--rootdir=" + rootdir(workplace));
  }
  // An option before the names whose value is optional (`--cov`) would take the first for it.
  arguments.emplace_back(end_of_options);
  for (const std::string& selector : selectors) {
    std::string argument = seen_from_folder(selector, workplace);
    argument = argument.empty() ? "." : argument;
    const bool misread = argument.starts_with('-') || argument.starts_with('@');
    arguments.push_back(misread ? "./" + argument : std::move(argument));
  }
  return arguments;
}

std::string format_arguments(std::span<const std::string> arguments, Format format) {
  std::string text;
  for (const std::string& argument : arguments) {
    if (format == Format::lines && !is_one_line(argument)) {
      throw std::invalid_argument(argument);
    }
    text += format == Format::args ? escaped_for_xargs(argument) : argument;
    text += format == Format::null ? '\0' : '\n';
  }
  return text;
}

std::size_t command_line_size(std::span<const std::string> arguments) {
  std::size_t size = 0;
  for (const std::string& argument : arguments) {
    size += argument.size() + 1;
  }
  return size;
}

}  // namespace splitter::render
