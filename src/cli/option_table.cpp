#include "option_table.hpp"

#include <algorithm>
#include <array>

namespace splitter::cli {

namespace {

constexpr std::string_view which = "Which group";
constexpr std::string_view tests = "Which tests there are";
constexpr std::string_view data = "What they cost";
constexpr std::string_view division = "How they may be divided";
constexpr std::string_view output = "Output";
constexpr std::string_view other = "Other";

constexpr std::array options = {
    OptionSpec{.name = "splits",
               .section = which,
               .value = "N",
               .help = "number of groups; default from the CI's variables"},
    OptionSpec{.name = "group",
               .commands = for_one_group,
               .in_file = false,
               .section = which,
               .value = "K",
               .help = "this job's group, counted from 1; default from the CI's variables"},
    OptionSpec{.name = "shard",
               .commands = for_one_group,
               .in_file = false,
               .section = which,
               .value = "K/N",
               .help = "short for --group K --splits N"},
    OptionSpec{.name = "all",
               .arity = Arity::flag,
               .commands = for_run,
               .in_file = false,
               .section = which,
               .help = "every group, one after the other"},
    OptionSpec{.name = "plan",
               .commands = for_run,
               .in_file = false,
               .section = which,
               .value = "FILE",
               .help = "a plan.json that was made before, instead of a plan made now"},

    OptionSpec{.name = "discover",
               .section = tests,
               .value = "HOW",
               .fallback = "pytest",
               .help = "pytest: ask pytest, with --collect-only; stored: take the node IDs of the "
                       "durations file, where there is no checkout"},
    OptionSpec{.name = "tests",
               .arity = Arity::many,
               .section = tests,
               .value = "FILE",
               .help = "the tests to divide, instead of --discover: node IDs, paths, or what "
                       "`pytest --collect-only -q` prints; - is standard input. Their order "
                       "matters only to --algorithm contiguous"},
    OptionSpec{.name = "allow-empty",
               .arity = Arity::flag,
               .section = tests,
               .help = "an empty list of tests is no error: no group runs anything"},
    OptionSpec{.name = "root",
               .commands = for_all,
               .in_file = false,
               .section = tests,
               .value = "DIR",
               .fallback = ".",
               .help = "the folder in which pytest is started"},
    OptionSpec{.name = "pytest",
               .section = tests,
               .value = "CMD",
               .fallback = "pytest",
               .help = "how to start pytest, with any arguments that your jobs give it"},

    OptionSpec{.name = "durations",
               .arity = Arity::many,
               .commands = for_planning,
               .section = data,
               .value = "FILE",
               .fallback = ".test_durations",
               .help = "stored durations, as pytest-split writes them; of several files a test "
                       "gets the mean"},
    OptionSpec{.name = "durations",
               .commands = for_storing,
               .section = data,
               .value = "FILE",
               .fallback = ".test_durations",
               .help = "the durations file to renew; pytest-split reads it, too"},
    OptionSpec{.name = "strip-prefix",
               .section = data,
               .value = "PATH",
               .help = "take PATH off the front of the stored node IDs"},
    OptionSpec{.name = "add-prefix",
               .section = data,
               .value = "PATH",
               .help = "put PATH before the stored node IDs"},

    OptionSpec{.name = "keep",
               .section = division,
               .value = "WHAT",
               .fallback = "auto",
               .help = "what stays together. auto: files, unless cutting one pays; file, class, "
                       "function: always; none: nothing, set-ups are not priced"},
    OptionSpec{.name = "algorithm",
               .section = division,
               .value = "NAME",
               .fallback = "balance",
               .help = "balance: local search; contiguous: the best way to cut the "
                       "collection order, for suites that depend on it"},

    OptionSpec{.name = "format",
               .commands = for_group,
               .section = output,
               .value = "FORM",
               .help = "args: for xargs (default); lines: for pytest @file (default with -o); "
                       "null: for xargs -0; json"},
    OptionSpec{.name = "null",
               .letter = "0",
               .arity = Arity::flag,
               .commands = for_group,
               .in_file = false,
               .section = output,
               .help = "short for --format null"},
    OptionSpec{.name = "json",
               .arity = Arity::flag,
               .commands = for_plan,
               .in_file = false,
               .section = output,
               .help = "print JSON; default where stdout is no terminal"},
    OptionSpec{.name = "table",
               .arity = Arity::flag,
               .commands = for_plan,
               .in_file = false,
               .section = output,
               .help = "print a table; default on a terminal"},
    OptionSpec{.name = "expand",
               .arity = Arity::flag,
               .commands = for_group | for_plan,
               .section = output,
               .help = "print every node ID instead of whole files, classes and functions"},
    OptionSpec{.name = "collapse",
               .arity = Arity::flag,
               .section = output,
               .help = "print whole files, classes and functions by name; default unless the "
                       "tests come from --tests, which may be a selection"},
    OptionSpec{.name = "record",
               .commands = for_run,
               .in_file = false,
               .section = output,
               .value = "DIR",
               .help = "record what every test costs, and keep the records in DIR, for `splitter "
                       "merge`"},
    OptionSpec{.name = "output",
               .letter = "o",
               .commands = for_group | for_plan,
               .in_file = false,
               .section = output,
               .value = "FILE",
               .help = "write to FILE, whole or not at all"},
    OptionSpec{.name = "output",
               .letter = "o",
               .commands = for_record,
               .in_file = false,
               .section = output,
               .value = "DIR",
               .help = "keep the records in DIR, for `splitter merge` to fold in elsewhere, and "
                       "leave the durations file alone"},

    OptionSpec{.name = "config",
               .commands = for_all,
               .in_file = false,
               .section = other,
               .value = "FILE",
               .fallback = ".splitter.yml",
               .help = "defaults for these options"},
    OptionSpec{.name = "show-config",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other,
               .help = "print every option's value and where it came from"},
    OptionSpec{.name = "quiet",
               .letter = "q",
               .arity = Arity::flag,
               .commands = for_all,
               .section = other,
               .help = "print errors only"},
    OptionSpec{.name = "verbose",
               .letter = "v",
               .arity = Arity::flag,
               .commands = for_all,
               .section = other,
               .help = "print more on how the answer came about"},
    OptionSpec{.name = "color",
               .commands = for_all,
               .section = other,
               .value = "WHEN",
               .fallback = "auto",
               .help = "auto, always or never; NO_COLOR is honoured"},
    OptionSpec{.name = "version",
               .letter = "V",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other,
               .help = "print splitter's version"},
    OptionSpec{.name = "help",
               .letter = "h",
               .arity = Arity::flag,
               .commands = for_all,
               .in_file = false,
               .section = other,
               .help = "print this"},
};

}  // namespace

std::span<const OptionSpec> option_table() {
  return options;
}

const OptionSpec* find_option(std::string_view name) {
  const auto found = std::ranges::find(options, name, &OptionSpec::name);
  return found == options.end() ? nullptr : &*found;
}

}  // namespace splitter::cli
