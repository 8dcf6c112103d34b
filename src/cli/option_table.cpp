#include "option_table.hpp"

#include "limit_options.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace splitter::cli {

namespace {

constexpr std::string_view which_section = "Which group";
constexpr std::string_view tests_section = "Which tests there are";
constexpr std::string_view data_section = "What they cost";
constexpr std::string_view output_section = "Output";
constexpr std::string_view other_section = "Other";

constexpr std::array options = {
    OptionSpec{.name = "splits",
               .commands = for_planning | for_record,
               .section = which_section,
               .value = "N",
               .help = "number of groups; default from the CI's variables"},
    OptionSpec{.name = "group",
               .commands = for_one_group,
               .in_file = false,
               .section = which_section,
               .value = "K",
               .help = "this job's group, counted from 1; default from the CI's variables"},
    OptionSpec{.name = "group",
               .commands = for_record,
               .in_file = false,
               .section = which_section,
               .value = "K",
               .help = "the group that COMMAND runs, for the records to say so; default from the "
                       "CI's variables"},
    OptionSpec{.name = "shard",
               .commands = for_one_group | for_record,
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
               .help = "with --all, so many groups at once; the output of each is held back until "
                       "it ends"},
    OptionSpec{.name = "plan",
               .commands = for_run | for_asking,
               .in_file = false,
               .section = which_section,
               .value = "FILE",
               .help = "a plan.json that was made before, instead of a plan made now"},
    OptionSpec{.name = "expect-groups",
               .commands = for_merge,
               .in_file = false,
               .section = which_section,
               .value = "N",
               .help = "name the groups of N that no record is of, and exit 1 where there are any"},

    OptionSpec{.name = "discover",
               .section = tests_section,
               .value = "HOW",
               .fallback = "auto",
               .help =
                   "auto: read the test files without starting Python, and ask pytest what they "
                   "do not tell; files: read the files, and fail where they do not tell; pytest: "
                   "ask pytest, with --collect-only; stored: take the node IDs of the durations "
                   "file, where there is no checkout"},
    OptionSpec{.name = "tests",
               .arity = Arity::many,
               .section = tests_section,
               .value = "FILE",
               .help = "the tests to divide, instead of --discover: node IDs, paths, or what "
                       "`pytest --collect-only -q` prints; - is standard input. Their order "
                       "matters only to --algorithm contiguous"},
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
               .help = "an empty list of tests is no error: no group runs anything"},
    OptionSpec{.name = "root",
               .commands = for_all,
               .in_file = false,
               .section = tests_section,
               .value = "DIR",
               .fallback = ".",
               .help = "the folder in which pytest is started"},
    OptionSpec{.name = "pytest",
               .section = tests_section,
               .value = "CMD",
               .fallback = "pytest",
               .help = "how to start pytest, with any arguments that your jobs give it"},

    OptionSpec{.name = "durations",
               .arity = Arity::many,
               .commands = for_planning | for_top,
               .section = data_section,
               .value = "FILE",
               .fallback = ".test_durations",
               .help = "stored durations, as pytest-split writes them; of several files a test "
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
               .help = "what past runs measured: times, memory, set-ups"},
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
               .help = "print JSON; default where stdout is no terminal"},
    OptionSpec{.name = "json",
               .arity = Arity::flag,
               .commands = for_asking,
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
               .help = "record what every test costs, and keep the records in DIR, for `splitter "
                       "merge`"},
    OptionSpec{.name = "limit",
               .commands = for_top,
               .in_file = false,
               .section = output_section,
               .value = "N",
               .fallback = "10",
               .help = "how many of each kind"},
    OptionSpec{.name = "output",
               .letter = "o",
               .commands = for_group | for_plan | for_asking | for_top,
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
               .help = "print every option's value and where it came from"},
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
               .help = "print more on how the answer came about"},
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

/// What a plan has to respect comes before the output.
std::vector<OptionSpec> with_limits() {
  const auto* const output = std::ranges::find(options, output_section, &OptionSpec::section);
  std::vector<OptionSpec> all(options.begin(), output);
  const auto limits = limit_options();
  all.insert(all.end(), limits.begin(), limits.end());
  all.insert(all.end(), output, options.end());
  return all;
}

}  // namespace

std::span<const OptionSpec> option_table() {
  static const std::vector<OptionSpec> all = with_limits();
  return all;
}

const OptionSpec* find_option(std::string_view name) {
  const auto all = option_table();
  const auto found = std::ranges::find(all, name, &OptionSpec::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace splitter::cli
