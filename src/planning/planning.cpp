#include "splitter/planning/planning.hpp"

#include "discovery.hpp"
#include "loadgroup_fit.hpp"
#include "needs.hpp"
#include "rule_tests.hpp"
#include "runner_fit.hpp"
#include "splitter/history/estimate.hpp"
#include "splitter/history/prices.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/input/plan_file.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/render/fingerprint.hpp"
#include "splitter/solver/solve.hpp"
#include "splitter/solver/solve_piped.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

using render::PlanReport;

Discovery discover(const Request& settings, model::Profile& profile, const Messages& messages) {
  if (!settings.tests.empty()) {
    return discover_from_lists(settings, messages);
  }
  switch (settings.discover) {
    case Discover::stored:
      return discover_stored(settings, profile, messages);
    case Discover::pytest:
      return discover_with_pytest(settings, profile, messages);
    case Discover::automatic:
    case Discover::files:
      break;
  }
  return discover_from_files(settings, profile, messages);
}

std::vector<std::int64_t> sizes_of_files(const model::Suite& suite, const std::string& root) {
  std::vector<std::int64_t> sizes;
  sizes.reserve(suite.files().size());
  for (const model::File& file : suite.files()) {
    sizes.push_back(system::file_size(system::in_root(root, std::string(file.path))));
  }
  return sizes;
}

/// Selections are named test by test: a whole file would bring back what was left out.
render::Naming naming_for(const Request& settings, const model::Suite& suite) {
  const bool selection = suite.origin() == model::Origin::list;
  return settings.naming.value_or(selection ? render::Naming::expanded : render::Naming::collapsed);
}

/// Groups of the tests in the plan of a file, by the names that stand for them there.
std::vector<model::GroupIndex> groups_before(const std::string& file, const model::Suite& suite) {
  const model::Roster roster = input::parse_plan(system::read_file(file));
  const model::Dispatch dispatch(roster);
  std::vector<model::GroupIndex> groups;
  groups.reserve(suite.nodes().size());
  for (const model::Node& node : suite.nodes()) {
    const model::Placement placement = dispatch.place(node.id);
    const bool known = placement.reason == model::Reason::named;
    groups.push_back(known ? *placement.group : model::no_group);
  }
  return groups;
}

/// False for weights and for bare sums of times, which are not what jobs take.
bool is_priced(const Request& settings, const PlanReport& report) {
  return report.measured && settings.limits.keep != model::Keep::none;
}

/// Adds the time that pytest needs to find each test by its name, and plans again with it.
void name_tests(PlanReport& report) {
  if (auto piped = solver::solve_piped(*report.problem, *report.plan, report.naming)) {
    report.problem = std::make_shared<const model::Problem>(std::move(piped->problem));
    report.plan = std::make_shared<const model::Plan>(std::move(piped->plan));
    report.lookups = std::move(piped->lookups);
  }
}

/// Everything that is read before a plan is made.
struct Inputs {
  model::Limits limits;
  model::Profile profile;
  Discovery discovery;
  history::Fit fit;
};

Inputs read_inputs(const Request& settings, const Messages& messages) {
  Inputs inputs{.limits = limits_of(settings, messages)};
  inputs.profile = read_history(settings, messages);
  inputs.discovery = discover(settings, inputs.profile, messages);
  inputs.profile = follow_renames(*inputs.discovery.suite, std::move(inputs.profile), messages);
  inputs.fit = history::fit(*inputs.discovery.suite, inputs.profile);
  say_fit(inputs.fit, inputs.profile, messages);
  return inputs;
}

/// The costs by what was measured; by the sizes of the files if nothing was.
model::Costs measured_costs(const Request& settings, const Inputs& inputs) {
  const model::Suite& suite = *inputs.discovery.suite;
  const auto sizes =
      inputs.fit.matched == 0 ? sizes_of_files(suite, settings.root) : std::vector<std::int64_t>{};
  return history::estimate_costs(suite, inputs.profile, inputs.fit, settings.limits.keep, sizes);
}

void warn_of_unknown_memory(const model::Limits& limits,
                            const model::Costs& costs,
                            const Messages& messages) {
  if ((!limits.memory.empty() || limits.growth > model::Bytes{}) && costs.memory.empty()) {
    messages.warning(fmt::format("no memory was recorded: {} cannot be kept",
                                 limits.memory.empty() ? "--max-growth" : "--memory-limit"));
    messages.hint("record it once: `splitter record -- pytest`");
  }
}

/// A report of these inputs, before anything is solved.
PlanReport start_report(const Request& settings, Inputs& inputs, const Messages& messages) {
  PlanReport report{.program = SPLITTER_VERSION};
  report.measured = inputs.fit.matched > 0;
  report.speed_jobs = fit_speeds(settings, inputs.profile, inputs.limits, messages);
  report.naming = naming_for(settings, *inputs.discovery.suite);
  report.selection = !settings.tests.empty() && report.naming == render::Naming::expanded;
  report.workplace = inputs.discovery.workplace;
  if (is_priced(settings, report)) {
    report.calibration = fit_calibration(settings, inputs.profile, inputs.limits, messages);
  }
  return report;
}

history::Prices read_prices(const Request& settings,
                            const Inputs& inputs,
                            const PlanReport& report,
                            const Messages& messages) {
  history::Prices prices = history::prices_of(measured_costs(settings, inputs),
                                              inputs.limits,
                                              report.calibration,
                                              settings.runners.overhead);
  warn_of_unknown_memory(inputs.limits, prices.costs, messages);
  if (!settings.previous.empty()) {
    prices.costs.previous = groups_before(settings.previous, *inputs.discovery.suite);
  }
  return prices;
}

std::shared_ptr<const model::Problem> make_problem(const Request& settings,
                                                   Inputs& inputs,
                                                   model::Costs costs,
                                                   const Messages& messages) {
  const model::Suite& suite = *inputs.discovery.suite;
  const std::string rootdir =
      system::in_root(settings.root, render::rootdir(inputs.discovery.workplace));
  say_ungrouped(settings, messages);
  inputs.limits.rules = rules_for(settings, inputs.limits.groups, suite, rootdir, messages);
  add_needs(settings, suite, rootdir, messages, inputs.limits);
  auto problem = std::make_shared<const model::Problem>(
      inputs.discovery.suite, std::move(costs), std::move(inputs.limits));
  check_rules(*problem);
  return problem;
}

}  // namespace

render::PlanReport make_plan(const Request& settings, const Messages& messages) {
  Inputs inputs = read_inputs(settings, messages);
  PlanReport report = start_report(settings, inputs, messages);
  history::Prices prices = read_prices(settings, inputs, report, messages);
  report.problem = make_problem(settings, inputs, std::move(prices.costs), messages);
  report.plan = std::make_shared<const model::Plan>(solver::solve(*report.problem));
  if (is_priced(settings, report)) {
    if (settings.delivery == Delivery::pipe) {
      name_tests(report);
    }
    report.raw = history::raw_times(
        *report.problem, *report.plan, inputs.discovery.suite, std::move(prices.raw));
  }
  report.fingerprint = render::fingerprint(*report.problem);
  return report;
}

}  // namespace splitter::planning
