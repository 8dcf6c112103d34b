#pragma once

#include "commands.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace splitter::cli {

/// The number of values that an option takes.
enum class Arity : std::uint8_t { flag, one, many };

/// One option: the command line, `.splitter.yml`, `--help` and `--show-config` all come from this.
struct OptionSpec {
  std::string_view name;    ///< Without dashes; also the key in `.splitter.yml`.
  std::string_view letter;  ///< The short form, without its dash; may be empty.
  Arity arity = Arity::one;
  Commands commands = for_planning;
  bool in_file = true;        ///< May stand in `.splitter.yml`.
  std::string_view section;   ///< Heading in `--help`.
  std::string_view value;     ///< The word for the value in `--help`.
  std::string_view fallback;  ///< The built-in default, as `--show-config` prints it.
  std::string_view help;
};

inline constexpr std::string_view which_section = "Which group";
inline constexpr std::string_view tests_section = "Which tests there are";
inline constexpr std::string_view data_section = "What they cost";
inline constexpr std::string_view division_section = "How they may be divided";
inline constexpr std::string_view runners_section = "What each runner can do";
inline constexpr std::string_view output_section = "Output";
inline constexpr std::string_view other_section = "Other";

/// Every option, in the order of `--help`. One name may have a line for each of several commands.
inline constexpr std::array option_table = {
    OptionSpec{.name = "splits",
               .commands = for_planning | for_record,
               .section = which_section,
               .value = "N",
               .help = "number of groups; default from the CI's variables"},
    OptionSpec{.name = "group",
               .commands = for_one_group | for_doctor,
               .in_file = false,
               .section = which_section,
               .value = "K",
               .help = "this job's group, counted from 1; default from the CI's variables"},
    OptionSpec{.name = "group",
               .commands = for_record,
               .in_file = false,
               .section = which_section,
               .value = "K",
               .help = "the group that COMMAND runs, to be noted in the records; default from "
                       "the CI's variables"},
    OptionSpec{.name = "shard",
               .commands = for_one_group | for_record | for_doctor,
               .in_file = false,
               .section = which_section,
               .value = "K/N",
               .help = "short for --group K --splits N"},
    OptionSpec{.name = "all",
               .arity = Arity::flag,
               .commands = for_run,
               .in_file = false,
               .section = which_section,
               .help = "every group, one after the other"},
    OptionSpec{.name = "jobs",
               .commands = for_run,
               .in_file = false,
               .section = which_section,
               .value = "J",
               .help = "with --all: run J groups in parallel; the output of each is held back "
                       "until it ends"},
    OptionSpec{.name = "plan",
               .commands = for_run | for_asking,
               .in_file = false,
               .section = which_section,
               .value = "FILE",
               .help = "a plan.json made before, instead of a plan made now"},
    OptionSpec{.name = "expect-groups",
               .commands = for_merge,
               .in_file = false,
               .section = which_section,
               .value = "N",
               .help = "name the groups of N without a record, and exit 1 if there are any"},

    OptionSpec{.name = "discover",
               .section = tests_section,
               .value = "HOW",
               .fallback = "auto",
               .help = "auto: read the test files without starting Python, and ask pytest about "
                       "those that do not tell; files: read the files, and fail if one does not "
                       "tell; pytest: ask pytest, with --collect-only; stored: take the node IDs "
                       "of the durations file, without a checkout"},
    OptionSpec{.name = "tests",
               .arity = Arity::many,
               .section = tests_section,
               .value = "FILE",
               .help = "the tests to divide, instead of --discover: node IDs, paths, or what "
                       "`pytest --collect-only -q` prints; - is standard input. The "
                       "tests of a file keep their order; --algorithm contiguous cuts the list in "
                       "its order"},
    OptionSpec{.name = "tests",
               .commands = for_merge,
               .section = tests_section,
               .value = "FILE",
               .help = "for --prune, all tests that exist: node IDs, paths, or what `pytest "
                       "--collect-only -q` prints; - is standard input"},
    OptionSpec{.name = "prune",
               .arity = Arity::flag,
               .commands = for_merge,
               .in_file = false,
               .section = tests_section,
               .help = "drop stored tests that --tests does not name and that were not measured "
                       "now"},
    OptionSpec{.name = "allow-empty",
               .arity = Arity::flag,
               .section = tests_section,
               .help = "accept an empty list of tests: no group runs anything"},
    OptionSpec{.name = "root",
               .commands = for_all,
               .in_file = false,
               .section = tests_section,
               .value = "DIR",
               .fallback = ".",
               .help = "the directory in which pytest is started"},
    OptionSpec{.name = "pytest",
               .section = tests_section,
               .value = "CMD",
               .fallback = "pytest",
               .help = "the command that starts pytest, with the arguments that your jobs give "
                       "it"},

    OptionSpec{.name = "durations",
               .arity = Arity::many,
               .commands = for_planning | for_top,
               .section = data_section,
               .value = "FILE",
               .fallback = ".test_durations",
               .help = "stored durations, as pytest-split writes them; a test in several files "
                       "gets the mean"},
    OptionSpec{.name = "durations",
               .commands = for_storing,
               .section = data_section,
               .value = "FILE",
               .fallback = ".test_durations",
               .help = "the durations file to renew; pytest-split reads it, too"},
    OptionSpec{.name = "profile",
               .commands = for_all,
               .section = data_section,
               .value = "FILE",
               .fallback = ".test_profile",
               .help = "measurements of past runs: times, memory, set-ups"},
    OptionSpec{.name = "strip-prefix",
               .commands = for_planning | for_top,
               .section = data_section,
               .value = "PATH",
               .help = "take PATH off the front of the stored node IDs"},
    OptionSpec{.name = "add-prefix",
               .commands = for_planning | for_top,
               .section = data_section,
               .value = "PATH",
               .help = "put PATH before the stored node IDs"},
    OptionSpec{.name = "strip-prefix",
               .commands = for_merge,
               .in_file = false,
               .section = data_section,
               .value = "PATH",
               .help = "take PATH off the front of the node IDs that are read"},
    OptionSpec{.name = "add-prefix",
               .commands = for_merge,
               .in_file = false,
               .section = data_section,
               .value = "PATH",
               .help = "put PATH before the node IDs that are read"},

    OptionSpec{.name = "keep",
               .section = division_section,
               .value = "WHAT",
               .fallback = "auto",
               .help = "tests that stay together. auto: files, unless cutting one pays; file, "
                       "class, function: always; none: nothing, set-ups are not priced"},
    OptionSpec{.name = "algorithm",
               .section = division_section,
               .value = "NAME",
               .fallback = "balance",
               .help = "balance: local search; contiguous: the best way to cut the "
                       "collection order, for suites that depend on it"},

    OptionSpec{.name = "previous",
               .section = division_section,
               .value = "FILE",
               .help = "a plan.json from before: of the plans within 1 % of the best, take one "
                       "that moves few tests to other groups"},
    OptionSpec{.name = "delivery",
               .section = division_section,
               .value = "HOW",
               .fallback = "auto",
               .help = "the way in which jobs get their tests. pipe: by name, which takes pytest "
                       "long if thousands are in one file; run: by `splitter run`; auto: as the "
                       "command does it, and run for a command that runs nothing"},
    OptionSpec{.name = "workers",
               .section = runners_section,
               .value = "W",
               .fallback = "1",
               .help = "number of pytest-xdist's workers in each job. auto: as many as this "
                       "machine has cores, fewer if the memory limit demands it"},
    OptionSpec{.name = "dist",
               .section = runners_section,
               .value = "MODE",
               .fallback = "load",
               .help = "pytest-xdist's dist mode: load, loadscope, loadfile, loadgroup, "
                       "worksteal"},
    OptionSpec{.name = "memory-limit",
               .section = runners_section,
               .value = "SIZE",
               .help = "memory of each runner, such as 7GiB, or one a group: 16GiB,8GiB; auto: "
                       "that of this machine. A plan that needs more is refused"},
    OptionSpec{.name = "max-growth",
               .section = runners_section,
               .value = "SIZE",
               .help = "memory that the tests of one pytest process may retain, such as 6GiB: a "
                       "group that retains more is run by `splitter run` in several, one after "
                       "the other"},
    OptionSpec{.name = "speeds",
               .section = runners_section,
               .value = "LIST",
               .help = "speed of each group's runner, such as 1,1,2,0.5; auto: as its earlier "
                       "jobs tell"},
    OptionSpec{.name = "calibration",
               .section = runners_section,
               .value = "HOW",
               .fallback = "auto",
               .help = "auto: adjust times to those of earlier jobs, as `splitter run --record` "
                       "recorded them; none: take the times of the tests alone"},
    OptionSpec{.name = "overhead",
               .section = runners_section,
               .value = "TIME",
               .help = "time of a job besides imports, set-ups and tests, such as 30s; default: "
                       "the recorded start and end of pytest"},
    OptionSpec{.name = "effort",
               .section = runners_section,
               .value = "LEVEL",
               .fallback = "normal",
               .help = "length of the search. low: until no move helps; normal: to within a few "
                       "thousandths of the bound; high: ten times as long, for the last fraction"},

    OptionSpec{.name = "format",
               .commands = for_group,
               .section = output_section,
               .value = "FORM",
               .help = "args: for xargs (default); lines: for pytest @file (default with -o); "
                       "null: for xargs -0; json"},
    OptionSpec{.name = "null",
               .letter = "0",
               .arity = Arity::flag,
               .commands = for_group,
               .in_file = false,
               .section = output_section,
               .help = "short for --format null"},
    OptionSpec{.name = "json",
               .arity = Arity::flag,
               .commands = for_plan | for_top,
               .in_file = false,
               .section = output_section,
               .help = "print JSON; default unless stdout is a terminal"},
    OptionSpec{.name = "json",
               .arity = Arity::flag,
               .commands = for_asking | for_doctor,
               .in_file = false,
               .section = output_section,
               .help = "print JSON"},
    OptionSpec{.name = "table",
               .arity = Arity::flag,
               .commands = for_plan | for_top,
               .in_file = false,
               .section = output_section,
               .help = "print a table; default on a terminal"},
    OptionSpec{.name = "expand",
               .arity = Arity::flag,
               .commands = for_group | for_plan,
               .section = output_section,
               .help = "print every node ID instead of whole files, classes and functions"},
    OptionSpec{.name = "collapse",
               .arity = Arity::flag,
               .section = output_section,
               .help = "print whole files, classes and functions by name; default unless the "
                       "tests come from --tests, which may be a selection"},
    OptionSpec{.name = "record",
               .commands = for_run,
               .in_file = false,
               .section = output_section,
               .value = "DIR",
               .help = "record the cost of every test, and keep the records in DIR, for "
                       "`splitter merge`"},
    OptionSpec{.name = "prepare",
               .commands = for_run | for_record,
               .in_file = false,
               .section = output_section,
               .value = "DIR",
               .help = "run nothing, and write into DIR what a pytest needs that has started "
                       "already: splitter's pytest plugin calls this"},
    OptionSpec{.name = "limit",
               .commands = for_top,
               .in_file = false,
               .section = output_section,
               .value = "N",
               .fallback = "10",
               .help = "number of entries of each kind"},
    OptionSpec{.name = "output",
               .letter = "o",
               .commands = for_group | for_plan | for_asking | for_top | for_doctor,
               .in_file = false,
               .section = output_section,
               .value = "FILE",
               .help = "write to FILE, whole or not at all"},
    OptionSpec{.name = "output",
               .letter = "o",
               .commands = for_record,
               .in_file = false,
               .section = output_section,
               .value = "DIR",
               .help = "keep the records in DIR, for `splitter merge` to fold in elsewhere, and "
                       "leave the durations file alone"},

    OptionSpec{.name = "config",
               .commands = for_all,
               .in_file = false,
               .section = other_section,
               .value = "FILE",
               .fallback = ".splitter.yml",
               .help = "defaults for these options"},
    OptionSpec{.name = "show-config",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other_section,
               .help = "print every option's value and origin"},
    OptionSpec{.name = "quiet",
               .letter = "q",
               .arity = Arity::flag,
               .commands = for_all,
               .section = other_section,
               .help = "print errors only"},
    OptionSpec{.name = "verbose",
               .letter = "v",
               .arity = Arity::flag,
               .commands = for_all,
               .section = other_section,
               .help = "print more on the way to the answer"},
    OptionSpec{.name = "color",
               .commands = for_all,
               .section = other_section,
               .value = "WHEN",
               .fallback = "auto",
               .help = "auto, always or never; NO_COLOR is honoured"},
    OptionSpec{.name = "version",
               .letter = "V",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other_section,
               .help = "print splitter's version"},
    OptionSpec{.name = "help",
               .letter = "h",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other_section,
               .help = "print this"},
};

/// The option of that name, the first of several, or nothing.
[[nodiscard]] constexpr const OptionSpec* find_option(std::string_view name) {
  const auto* const found = std::ranges::find(option_table, name, &OptionSpec::name);
  return found == option_table.end() ? nullptr : found;
}

/// The line of that option for the command; the first where the command has none.
[[nodiscard]] constexpr const OptionSpec& spec_for(const OptionSpec& option, Command command) {
  const auto* const own = std::ranges::find_if(option_table, [&](const OptionSpec& spec) {
    return spec.name == option.name && (spec.commands & only(command)) != 0;
  });
  return own == option_table.end() ? option : *own;
}

/// The name of an option of the table. A literal that is no option's name does not compile.
class OptionName {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): literals are meant to convert.
  consteval OptionName(const char* name) : spec_(find_option(name)) {
    if (spec_ == nullptr) {
      throw std::logic_error("no such option");
    }
  }
  constexpr explicit OptionName(const OptionSpec& spec) : spec_(find_option(spec.name)) {}

  [[nodiscard]] constexpr std::string_view text() const { return spec_->name; }
  [[nodiscard]] constexpr const OptionSpec& spec() const { return *spec_; }

 private:
  const OptionSpec* spec_;
};

}  // namespace splitter::cli
