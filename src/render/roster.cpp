#include "splitter/render/roster.hpp"

#include <utility>

namespace splitter::render {

namespace {

/// Names of a group's tests, session after session.
void add_sessions(const PlanReport& report, const model::Group& group, model::RosterGroup& entry) {
  for (const model::PytestSession& session : group.sessions) {
    const auto index = static_cast<std::uint32_t>(entry.sessions.size());
    model::Group part;
    part.tests = session.tests;
    model::RosterSession& added = entry.sessions.emplace_back(model::RosterSession{
        .time = session.time, .memory = session.memory, .workers = session.workers});
    for (const model::TestIndex test : session.tests) {
      added.tests += report.problem->tests()[test].count;
    }
    for (model::RosterName& name : counted_selectors(*report.problem, part, report.naming)) {
      name.session = index;
      entry.names.push_back(std::move(name));
    }
  }
}

}  // namespace

model::Roster roster(const PlanReport& report) {
  model::Roster roster{.fingerprint = report.fingerprint,
                       .measured = report.measured,
                       .selection = report.selection};
  for (const model::Group& group : report.plan->groups()) {
    model::RosterGroup& entry =
        roster.groups.emplace_back(model::RosterGroup{.time = group.time,
                                                      .tests = group.count,
                                                      .files = group.files,
                                                      .memory = group.memory,
                                                      .workers = group.workers});
    if (group.sessions.empty()) {
      entry.names = counted_selectors(*report.problem, group, report.naming);
    } else {
      add_sessions(report, group, entry);
    }
    if (!report.raw.empty()) {
      entry.raw = report.raw[roster.groups.size() - 1];
    }
  }
  roster.distribution = report.problem->limits().distribution;
  roster.homes = model::home_groups(*report.problem, *report.plan);
  roster.folder_in_root = report.workplace.folder_in_root;
  roster.root_in_folder = report.workplace.root_in_folder;
  return roster;
}

}  // namespace splitter::render
