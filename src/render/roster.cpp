#include "splitter/render/roster.hpp"

namespace splitter::render {

model::Roster roster(const PlanReport& report) {
  model::Roster roster{.fingerprint = report.fingerprint,
                       .measured = report.measured,
                       .selection = report.selection};
  for (const model::Group& group : report.plan.groups()) {
    roster.groups.push_back({.time = group.time,
                             .tests = group.count,
                             .files = group.files,
                             .names = counted_selectors(report.problem, group, report.naming),
                             .memory = group.memory,
                             .workers = group.workers});
  }
  roster.distribution = report.problem.limits().distribution;
  roster.homes = model::home_groups(report.problem, report.plan);
  roster.folder_in_root = report.workplace.folder_in_root;
  roster.root_in_folder = report.workplace.root_in_folder;
  return roster;
}

}  // namespace splitter::render
