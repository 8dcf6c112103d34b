#include "planning.hpp"

#include "discovery.hpp"
#include "durations.hpp"
#include "limits.hpp"
#include "loadgroup_fit.hpp"
#include "rule_tests.hpp"
#include "runner_fit.hpp"
#include "splitter/history/calibration.hpp"
#include "splitter/history/estimate.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/input/plan_file.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/workers.hpp"
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

namespace splitter::cli {

namespace {

Discovery discover(const Settings& settings,
                   const model::Profile& profile,
                   const Messages& messages) {
  if (!settings.tests.empty()) {
    return discover_from_lists(settings, messages);
  }
  switch (settings.discover) {
    case Discover::stored:
      return discover_stored(settings, profile, messages);
    case Discover::pytest:
      return discover_with_pytest(settings, messages);
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
render::Naming naming_for(const Settings& settings, const model::Suite& suite) {
  const bool selection = suite.origin() == model::Origin::list;
  return settings.naming.value_or(selection ? render::Naming::expanded : render::Naming::collapsed);
}

/// Where the tests were in the plan of a file: by the names that stand for them there.
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

/// What a plan is priced with, beside the costs themselves.
struct Prices {
  model::Costs costs;               ///< As the runners will take them.
  std::optional<model::Costs> raw;  ///< As they were measured; nothing where that is the same.
};

/// So that a job of one pytest takes as much besides its work, and each further one its startup.
void set_overhead(model::Microseconds overhead, std::int64_t startups, model::Costs& costs) {
  costs.startup = std::min(costs.startup, overhead / startups);
  costs.fixed = overhead - startups * costs.startup;
}

Prices prices_of(model::Costs measured,
                 const Settings& settings,
                 const model::Limits& limits,
                 const std::optional<model::Calibration>& calibration) {
  const std::optional<model::Microseconds>& overhead = settings.runners.overhead;
  Prices prices;
  if (calibration || overhead || !limits.speeds.empty()) {
    prices.raw = measured;
  }
  prices.costs =
      calibration ? history::calibrated(std::move(measured), *calibration) : std::move(measured);
  if (overhead.has_value()) {
    set_overhead(*overhead, model::startups(limits.workers), prices.costs);
  }
  return prices;
}

/// Where jobs are told names, what that takes is a part of the plan.
void name_tests(Planned& planned) {
  if (auto piped = solver::solve_piped(*planned.problem, *planned.plan, planned.naming)) {
    planned.problem = std::make_unique<const model::Problem>(std::move(piped->problem));
    planned.plan = std::make_unique<const model::Plan>(std::move(piped->plan));
    planned.lookups = std::move(piped->lookups);
  }
}

/// What the groups take by their tests' measured times alone.
std::vector<model::Microseconds> raw_times(const Planned& planned,
                                           std::shared_ptr<const model::Suite> suite,
                                           std::optional<model::Costs> raw) {
  std::vector<model::Microseconds> times;
  if (!raw.has_value()) {
    for (const model::Group& group : planned.plan->groups()) {
      times.push_back(group.time);
    }
    return times;
  }
  model::Limits limits = planned.problem->limits();
  limits.speeds.clear();
  const model::Problem usual(std::move(suite), *std::move(raw), std::move(limits));
  for (const model::Group& group : planned.plan->groups()) {
    times.push_back(
        model::job_time(usual, static_cast<model::GroupIndex>(times.size()), group.tests));
  }
  return times;
}

}  // namespace

render::PlanReport Planned::report() const {
  return {.problem = *problem,
          .plan = *plan,
          .fingerprint = fingerprint,
          .program = SPLITTER_VERSION,
          .naming = naming,
          .workplace = workplace,
          .measured = measured,
          .selection = selection,
          .calibration = calibration,
          .speed_jobs = speed_jobs,
          .raw = raw};
}

Planned make_plan(const Settings& settings, const Messages& messages) {
  model::Limits limits = limits_of(settings, messages);
  model::Profile profile = read_history(settings, messages);
  Discovery discovery = discover(settings, profile, messages);
  profile = follow_renames(*discovery.suite, std::move(profile), messages);
  const history::Fit fit = history::fit(*discovery.suite, profile);
  say_fit(fit, profile, messages);
  const auto sizes = fit.matched == 0 ? sizes_of_files(*discovery.suite, settings.root)
                                      : std::vector<std::int64_t>{};
  Planned planned;
  planned.measured = fit.matched > 0;
  planned.speed_jobs = fit_speeds(settings, profile, limits, messages);
  planned.naming = naming_for(settings, *discovery.suite);
  planned.selection = !settings.tests.empty() && planned.naming == render::Naming::expanded;
  planned.workplace = std::move(discovery.workplace);
  // Weights, and bare sums of times, are not what jobs take.
  const bool priced = planned.measured && settings.keep != model::Keep::none;
  if (priced) {
    planned.calibration = fit_calibration(settings, profile, limits, messages);
  }
  auto [costs, raw] =
      prices_of(history::estimate_costs(*discovery.suite, profile, fit, settings.keep, sizes),
                settings,
                limits,
                planned.calibration);
  if ((!limits.memory.empty() || limits.growth > model::Bytes{}) && costs.memory.empty()) {
    messages.warning(fmt::format("no memory was recorded: {} cannot be kept",
                                 limits.memory.empty() ? "--max-growth" : "--memory-limit"));
    messages.hint("record it once: `splitter record -- pytest`");
  }
  if (!settings.previous.empty()) {
    costs.previous = groups_before(settings.previous, *discovery.suite);
  }
  say_ungrouped(settings, messages);
  limits.rules = rules_for(settings,
                           limits.groups,
                           *discovery.suite,
                           system::in_root(settings.root, render::rootdir(planned.workplace)),
                           messages);
  planned.problem =
      std::make_unique<const model::Problem>(discovery.suite, std::move(costs), std::move(limits));
  check_rules(*planned.problem);
  planned.plan = std::make_unique<const model::Plan>(solver::solve(*planned.problem));
  if (priced && settings.delivery == Delivery::pipe) {
    name_tests(planned);
  }
  planned.fingerprint = render::fingerprint(*planned.problem);
  if (priced) {
    planned.raw = raw_times(planned, discovery.suite, std::move(raw));
  }
  return planned;
}

}  // namespace splitter::cli
