#include "splitter/planning/planning.hpp"

#include "discovery.hpp"
#include "failing_files.hpp"
#include "loadgroup_fit.hpp"
#include "needs.hpp"
#include "rule_tests.hpp"
#include "runner_fit.hpp"
#include "selection.hpp"
#include "splitter/history/estimate.hpp"
#include "splitter/history/prices.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/input/plan_file.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/clashes.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/render/fingerprint.hpp"
#include "splitter/solver/solve.hpp"
#include "splitter/solver/solve_piped.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace splitter::planning {

namespace {

using render::PlanReport;

Discovery discover_by_asking(const Request& settings,
                             const model::Profile& profile,
                             const Messages& messages) {
  Discovery discovery = discover_with_pytest(settings, profile, messages);
  discovery.selection = std::max(discovery.selection, selection_of(settings));
  return discovery;
}

Discovery discover(const Request& settings, model::Profile& profile, const Messages& messages) {
  if (!settings.tests.empty()) {
    return discover_from_lists(settings, messages);
  }
  switch (settings.discover) {
    case Discover::stored:
      return discover_stored(settings, profile, messages);
    case Discover::pytest:
      return discover_by_asking(settings, profile, messages);
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

/// The folder that the paths of the suite begin in.
std::string rootdir_of(const Request& settings, const Discovery& discovery) {
  return system::in_root(settings.root, render::rootdir(discovery.workplace));
}

/// Everything that a plan is made from.
struct Inputs {
  model::Limits limits;
  model::Profile profile;
  Discovery discovery;
  history::Fit fit;
  std::size_t speed_jobs = 0;
  std::optional<model::Calibration> calibration;

  [[nodiscard]] bool measured() const { return fit.matched > 0; }
};

/// False for weights and for bare sums of times, which are not what jobs take.
bool is_priced(const Request& settings, const Inputs& inputs) {
  return inputs.measured() && settings.limits.keep != model::Keep::none;
}

Inputs read_inputs(const Request& settings, const Messages& messages) {
  Inputs inputs{.limits = limits_of(settings, messages)};
  inputs.profile = read_history(settings, messages);
  inputs.discovery = discover(settings, inputs.profile, messages);
  const model::Suite& suite = *inputs.discovery.suite;
  const std::string rootdir = rootdir_of(settings, inputs.discovery);
  inputs.profile = follow_renames(suite, std::move(inputs.profile), rootdir, messages);
  inputs.fit = fit_selection(suite, inputs.profile, inputs.discovery.selection, rootdir);
  say_fit(inputs.fit, inputs.profile, messages);
  inputs.speed_jobs = fit_speeds(settings, inputs.profile, inputs.limits, messages);
  if (is_priced(settings, inputs)) {
    inputs.calibration = fit_calibration(settings, inputs.profile, inputs.limits, messages);
  }
  return inputs;
}

/// The costs by what was measured; by the sizes of the files if nothing was.
model::Costs measured_costs(const Request& settings, const Inputs& inputs) {
  const model::Suite& suite = *inputs.discovery.suite;
  const auto sizes =
      inputs.measured() ? std::vector<std::int64_t>{} : sizes_of_files(suite, settings.root);
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

history::Prices read_prices(const Request& settings,
                            const Inputs& inputs,
                            const Messages& messages) {
  history::Prices prices = history::prices_of(measured_costs(settings, inputs),
                                              inputs.limits,
                                              inputs.calibration,
                                              settings.runners.overhead);
  warn_of_unknown_memory(inputs.limits, prices.costs, messages);
  if (!settings.previous.empty()) {
    prices.costs.previous = groups_before(settings.previous, *inputs.discovery.suite);
  }
  return prices;
}

model::Problem make_problem(const Request& settings,
                            const Inputs& inputs,
                            model::Costs costs,
                            const Messages& messages) {
  const model::Suite& suite = *inputs.discovery.suite;
  const std::string rootdir = rootdir_of(settings, inputs.discovery);
  model::Limits limits = inputs.limits;
  say_ungrouped(settings, messages);
  check_workers(
      settings, pytest::shell_words(settings.pytest, "--pytest"), limits.workers, messages);
  limits.rules = rules_for(settings, limits.groups, suite, rootdir, messages);
  add_needs(settings, suite, rootdir, messages, limits);
  model::Problem problem(inputs.discovery.suite, std::move(costs), std::move(limits));
  check_rules(problem);
  return problem;
}

/// A plan for the way in which the jobs get their tests. A pipe names them, and pytest needs time
/// to find each by its name.
solver::Piped solve_delivered(const Request& settings,
                              const Inputs& inputs,
                              const model::Problem& problem) {
  model::Plan plan = solver::solve(problem);
  if (is_priced(settings, inputs) && settings.delivery == Delivery::pipe) {
    const render::Naming naming = naming_for(settings, *inputs.discovery.suite);
    if (auto piped = solver::solve_piped(problem, plan, naming)) {
      return *std::move(piped);
    }
  }
  return {problem, std::move(plan), {}};
}

/// Such a plan, made again as long as it cuts files of which each part would fail.
solver::Piped solve(const Request& settings,
                    const Inputs& inputs,
                    model::Problem problem,
                    const Messages& messages) {
  solver::Piped solved = solve_delivered(settings, inputs, problem);
  if (!inputs.discovery.setup) {
    return solved;
  }
  while (auto kept = keep_failing_whole(problem, solved.plan, *inputs.discovery.setup, messages)) {
    problem = *std::move(kept);
    solved = solve_delivered(settings, inputs, problem);
  }
  return solved;
}

PlanReport report_of(const Request& settings,
                     const Inputs& inputs,
                     solver::Piped solved,
                     std::optional<model::Costs> raw) {
  PlanReport report{.problem = std::make_shared<const model::Problem>(std::move(solved.problem)),
                    .plan = std::make_shared<const model::Plan>(std::move(solved.plan)),
                    .program = SPLITTER_VERSION};
  report.fingerprint = render::fingerprint(*report.problem);
  report.naming = naming_for(settings, *inputs.discovery.suite);
  report.workplace = inputs.discovery.workplace;
  report.measured = inputs.measured();
  report.selection = !settings.tests.empty() && report.naming == render::Naming::expanded;
  report.lookups = std::move(solved.lookups);
  report.calibration = inputs.calibration;
  report.speed_jobs = inputs.speed_jobs;
  if (is_priced(settings, inputs)) {
    report.raw =
        history::raw_times(*report.problem, *report.plan, inputs.discovery.suite, std::move(raw));
  }
  return report;
}

}  // namespace

render::PlanReport make_plan(const Request& settings, const Messages& messages) {
  const Inputs inputs = read_inputs(settings, messages);
  history::Prices prices = read_prices(settings, inputs, messages);
  model::Problem problem = make_problem(settings, inputs, std::move(prices.costs), messages);
  solver::Piped solved = solve(settings, inputs, std::move(problem), messages);
  return report_of(settings, inputs, std::move(solved), std::move(prices.raw));
}

}  // namespace splitter::planning
