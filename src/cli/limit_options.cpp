#include "limit_options.hpp"

#include <array>

namespace splitter::cli {

namespace {

constexpr std::string_view division_section = "How they may be divided";
constexpr std::string_view runners_section = "What each runner can do";

constexpr std::array limit_specs = {
    OptionSpec{.name = "keep",
               .section = division_section,
               .value = "WHAT",
               .fallback = "auto",
               .help = "what stays together. auto: files, unless cutting one pays; file, class, "
                       "function: always; none: nothing, set-ups are not priced"},
    OptionSpec{.name = "algorithm",
               .section = division_section,
               .value = "NAME",
               .fallback = "balance",
               .help = "balance: local search; contiguous: the best way to cut the "
                       "collection order, for suites that depend on it"},

    OptionSpec{.name = "previous",
               .section = division_section,
               .value = "FILE",
               .help =
                   "a plan.json from before: of plans within 1 % of the best, one that moves few "
                   "tests to other groups"},
    OptionSpec{.name = "delivery",
               .section = division_section,
               .value = "HOW",
               .fallback = "auto",
               .help =
                   "how jobs are told their tests. pipe: by name, which takes pytest long where "
                   "thousands are of one file; run: by `splitter run`; auto: as the command "
                   "does it, and run where it runs nothing"},
    OptionSpec{.name = "workers",
               .section = runners_section,
               .value = "W",
               .fallback = "1",
               .help =
                   "pytest-xdist's workers in each job. auto: as many as this machine has cores, "
                   "fewer where the memory limit says so"},
    OptionSpec{.name = "dist",
               .section = runners_section,
               .value = "MODE",
               .fallback = "load",
               .help = "how pytest-xdist hands tests to its workers: load, loadscope, loadfile, "
                       "loadgroup, worksteal"},
    OptionSpec{.name = "memory-limit",
               .section = runners_section,
               .value = "SIZE",
               .help =
                   "memory of each runner, such as 7GiB, or one a group: 16GiB,8GiB; auto: what "
                   "this machine has. A plan that needs more is refused"},
    OptionSpec{.name = "max-growth",
               .section = runners_section,
               .value = "SIZE",
               .help = "how much the tests of one pytest may retain, such as 6GiB: where a group's "
                       "retain more, `splitter run` runs it in several, one after the other"},
    OptionSpec{.name = "speeds",
               .section = runners_section,
               .value = "LIST",
               .help = "how fast each group's runner is, such as 1,1,2,0.5; auto: as its earlier "
                       "jobs tell"},
    OptionSpec{.name = "calibration",
               .section = runners_section,
               .value = "HOW",
               .fallback = "auto",
               .help = "auto: plan with what earlier jobs really took beside what was planned, as "
                       "`splitter run --record` recorded them; none: with the tests' own times"},
    OptionSpec{.name = "overhead",
               .section = runners_section,
               .value = "TIME",
               .help =
                   "what a job takes besides imports, set-ups and tests, such as 30s; default: the "
                   "start and end of pytest as they were recorded"},
    OptionSpec{.name = "effort",
               .section = runners_section,
               .value = "LEVEL",
               .fallback = "normal",
               .help = "how long to search. low: until no move helps; normal: to within a few "
                       "thousandths of the bound; high: ten times as long, for the last of it"},
};

}  // namespace

std::span<const OptionSpec> limit_options() {
  return limit_specs;
}

}  // namespace splitter::cli
