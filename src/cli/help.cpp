#include "command_line.hpp"
#include "option_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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
    "  plan                  show the whole plan: all groups, their times, the lower bound\n"
    "  run                   run one group in one pytest, exactly selected\n"
    "  verify                after the run: did every test run exactly once?\n"
    "  which                 which group runs a test, and why\n"
    "  record                run the tests once and store how long each takes\n"
    "  merge                 fold the records of several jobs into the stored durations\n"
    "  top                   show what costs the most: times, memory, set-ups\n";

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

constexpr std::string_view record_intro =
    "Runs a command and records what every test, import and set-up below it costs: with any\n"
    "pytest from 7 on, also under pytest-xdist, and nothing to install. Then renews the\n"
    "durations file.\n"
    "\n"
    "Usage:\n"
    "  splitter record [options] -- COMMAND…\n";

constexpr std::string_view record_examples =
    "\n"
    "Examples:\n"
    "  splitter record -- pytest -q                       the whole suite, once\n"
    "  splitter record -- python -m pytest -n 4           also with workers\n"
    "  splitter record --shard 2/4 -o records -- pytest @ids\n"
    "                                                     in one CI job of several: keep the\n"
    "                                                     records, and merge them later\n"
    "\n"
    "Failing tests do not prevent recording; a run that is broken off keeps what it has.\n"
    "\n"
    "Exit codes: those of the command; 128 + n where signal n ended it; 125 where splitter\n"
    "itself failed.\n";

constexpr std::string_view merge_intro =
    "Folds records and other tools' reports into the durations file: in any order, and each\n"
    "only once, however often it is named. Of several runs the newest counts most; tests that\n"
    "were not measured keep what they have.\n"
    "\n"
    "Reads the records of `splitter record`, durations files of several jobs, JUnit XML, what\n"
    "pytest-reportlog, pytest-json-report and pytest-monitor write, and the output of\n"
    "`pytest --durations=0 -vv`.\n"
    "\n"
    "Usage:\n"
    "  splitter merge [options] FILE|DIR|GLOB…\n";

constexpr std::string_view merge_examples =
    "\n"
    "Examples:\n"
    "  splitter merge records/                            all reports below the folder\n"
    "  splitter merge 'artifacts/**/*.xml'                those that fit, at any depth\n"
    "  splitter merge --expect-groups 4 records/          exit 1 where a group is missing\n"
    "  splitter merge --durations new.json job-*.jsonl    into another file\n";

constexpr std::string_view run_intro =
    "Runs one group in one pytest: the command as it is, with a plugin that keeps the group's\n"
    "tests and does not import the files of others. No ids on a command line, so any size works;\n"
    "with any pytest from 7 on, -k, -m, --lf, pytest-xdist and plugins that shuffle.\n"
    "\n"
    "Usage:\n"
    "  splitter run --splits N --group K [options] -- COMMAND…\n";

constexpr std::string_view run_examples =
    "\n"
    "Examples:\n"
    "  splitter run --splits 4 --group 2 -- pytest -q     run group 2 of 4\n"
    "  splitter run --shard 2/4 -- pytest tests/unit -n 2\n"
    "                                                     the tests of the command's own words\n"
    "  splitter run --shard 2/4 --record records -- pytest\n"
    "                                                     and keep what they cost\n"
    "  splitter run --plan plan.json --group 2 -- make test\n"
    "  splitter run --splits 4 --all -- pytest            all groups, one after the other\n"
    "\n"
    "Which tests there are is asked of the command's own pytest, so that the plan is of what it\n"
    "runs; where splitter cannot tell (tox, make), of --pytest. Tests that the plan does not know\n"
    "run in one group all the same.\n"
    "\n"
    "Exit codes: those of the command; 0 for a group without tests; 128 + n where signal n ended\n"
    "it; 125 where splitter itself failed.\n";

constexpr std::string_view top_intro =
    "Shows what costs the most, by what is stored of past runs: the slowest tests, those that\n"
    "need and those that retain the most memory, and the dearest set-ups with who uses them. A\n"
    "table on a terminal, JSON otherwise.\n"
    "\n"
    "Usage:\n"
    "  splitter top [options]\n";

constexpr std::string_view top_examples =
    "\n"
    "Examples:\n"
    "  splitter top --limit 30                            more of each\n"
    "  splitter top --json | jq '.setups'                 for programs\n";

constexpr std::string_view verify_intro =
    "Holds the records of all groups against the plan: each test exactly once, or what was lost,\n"
    "repeated, run by another group or of another plan; predicted against actual times, the worst\n"
    "estimates, and why a group took longer.\n"
    "\n"
    "Usage:\n"
    "  splitter verify FILE|DIR… --plan plan.json [options]\n"
    "  splitter verify FILE|DIR… --splits N [options]\n";

constexpr std::string_view verify_examples =
    "\n"
    "Examples:\n"
    "  splitter verify records/ --plan plan.json          the records of `splitter run --record`\n"
    "  splitter verify records/ --splits 4                the plan made again: the same checkout,\n"
    "                                                     durations and options\n"
    "\n"
    "Exit codes:\n"
    "  0  each test of the plan ran exactly once\n"
    "  1  a test was lost or repeated, a group is missing, or records are of another plan\n"
    "  2  wrong usage, unreadable input or output\n";

constexpr std::string_view which_intro =
    "Says which group runs a test, class, file or folder, and why.\n"
    "\n"
    "Usage:\n"
    "  splitter which NODEID… --splits N [options]\n"
    "  splitter which NODEID… --plan plan.json [options]\n";

constexpr std::string_view which_examples =
    "\n"
    "Examples:\n"
    "  splitter which tests/test_a.py::test_x --splits 4\n"
    "\n"
    "Exit codes:\n"
    "  0  done\n"
    "  1  a test is in no group, for there is none of that name\n"
    "  2  wrong usage, unreadable input or output\n";

/// What `--help` says of one command around its options.
struct Manual {
  Command command;
  std::string_view intro;
  std::string_view examples;
};

constexpr std::array<Manual, 8> manuals = {{{Command::group, group_intro, group_examples},
                                            {Command::plan, plan_intro, plan_examples},
                                            {Command::run, run_intro, run_examples},
                                            {Command::verify, verify_intro, verify_examples},
                                            {Command::which, which_intro, which_examples},
                                            {Command::record, record_intro, record_examples},
                                            {Command::merge, merge_intro, merge_examples},
                                            {Command::top, top_intro, top_examples}}};

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

}  // namespace

std::string help_text(Command command) {
  const Manual& manual = *std::ranges::find(manuals, command, &Manual::command);
  std::string text(manual.intro);
  std::string_view section;
  for (const OptionSpec& spec : option_table()) {
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
