#include "command_line.hpp"
#include "option_table.hpp"

#include <fmt/format.h>

#include <string_view>

namespace splitter::cli {

namespace {

constexpr std::size_t help_column = 24;
constexpr std::size_t width = 90;

constexpr std::string_view group_intro =
    "Decides which pytest tests each CI job runs, so that the last job ends early.\n"
    "\n"
    "Usage:\n"
    "  splitter --splits N --group K [options] | xargs pytest\n"
    "  splitter plan --splits N [options]\n"
    "\n"
    "Without a command, splitter prints what one group runs, ready for xargs.\n"
    "\n"
    "Commands:\n"
    "  plan                  show the whole plan: all groups, their times, the lower bound\n";

constexpr std::string_view plan_intro =
    "Shows the whole plan: all groups, their times, and how near they are to the lower bound.\n"
    "A table on a terminal, JSON otherwise.\n"
    "\n"
    "Usage:\n"
    "  splitter plan --splits N [options]\n";

constexpr std::string_view group_examples =
    "\n"
    "Examples:\n"
    "  splitter --splits 4 --group 2 | xargs pytest       run group 2 of 4\n"
    "  splitter --shard 2/4 -0 | xargs -0 pytest          the same, NUL-separated\n"
    "  splitter --shard 2/4 -o ids && pytest @ids         the same, pytest 8.2 or newer\n"
    "  pytest --collect-only -q -m slow | splitter --shard 2/4 --tests - | xargs pytest\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  2  wrong usage, unreadable input or output; in a pipe, the word --splitter-failed is\n"
    "     printed, which pytest refuses, so that no job runs the whole suite by mistake\n"
    "  3  a bug in splitter\n";

constexpr std::string_view plan_examples =
    "\n"
    "Examples:\n"
    "  splitter plan --splits 8                           what would each of 8 jobs run?\n"
    "  splitter plan --splits 8 -o plan.json              keep the plan\n"
    "  splitter plan --splits 8 --discover stored         no checkout, no pytest needed\n";

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

bool belongs(const OptionSpec& spec, Command command) {
  return spec.scope == Scope::all || (spec.scope == Scope::plan) == (command == Command::plan);
}

}  // namespace

std::string help_text(Command command) {
  std::string text(command == Command::plan ? plan_intro : group_intro);
  std::string_view section;
  for (const OptionSpec& spec : option_table()) {
    if (!belongs(spec, command)) {
      continue;
    }
    if (spec.section != section) {
      section = spec.section;
      text += fmt::format("\n{}:\n", section);
    }
    text += option_lines(spec);
  }
  return text.append(command == Command::plan ? plan_examples : group_examples);
}

}  // namespace splitter::cli
