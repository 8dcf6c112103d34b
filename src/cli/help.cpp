#include "command_line.hpp"
#include "option_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace splitter::cli {

namespace {

constexpr std::size_t help_column = 24;
constexpr std::size_t width = 90;

std::string label(const OptionSpec& spec) {
  std::string label = spec.letter.empty() ? "      " : fmt::format("  -{}, ", spec.letter);
  label += fmt::format("--{}", spec.name);
  return spec.value.empty() ? label : fmt::format("{} {}", label, spec.value);
}

/// Breaks the text at blanks so that no line passes the width; further lines are indented.
std::string wrapped(std::string_view text, std::size_t column) {
  std::string lines;
  std::size_t used = column;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (used + end + 1 > width && used > column) {
      lines += "\n" + std::string(column, ' ');
      used = column;
    } else if (used > column) {
      lines += ' ';
      ++used;
    }
    lines += text.substr(0, end);
    used += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string option_lines(const OptionSpec& spec) {
  const std::string start = label(spec);
  const bool own_line = start.size() + 2 > help_column;
  std::string text = own_line ? start + "\n" + std::string(help_column, ' ')
                              : fmt::format("{:<{}}", start, help_column);
  std::string help(spec.help);
  if (!spec.fallback.empty()) {
    help += fmt::format(" [{}]", spec.fallback);
  }
  return text + wrapped(help, help_column) + "\n";
}

std::string command_lines() {
  std::string text = "\nCommands:\n";
  for (const CommandSpec* spec : all_commands) {
    if (!spec->name.empty()) {
      text += fmt::format("  {:<{}}{}\n", spec->name, help_column - 2, spec->summary);
    }
  }
  return text;
}

}  // namespace

std::string help_text(Command command) {
  const CommandSpec& manual = spec_of(command);
  std::string text(manual.intro);
  if (command == Command::group) {
    text += command_lines();
  }
  std::string_view section;
  for (const OptionSpec& spec : option_table) {
    if ((spec.commands & only(command)) == 0) {
      continue;
    }
    if (spec.section != section) {
      section = spec.section;
      text += fmt::format("\n{}:\n", section);
    }
    text += option_lines(spec);
  }
  return text.append(manual.examples);
}

}  // namespace splitter::cli
