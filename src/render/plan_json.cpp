#include "numbers.hpp"
#include "paid_setups.hpp"
#include "splitter/model/enum_names.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/render/roster.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace splitter::render {

namespace {

using nlohmann::ordered_json;

constexpr const char* bound_names[] = {"volume", "repeated", "longest", "pigeonhole", "pinned"};

/// Ids are bytes; what is no UTF-8 becomes U+FFFD, for JSON has no other way.
std::string dump(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

/// The pytests of a group, one after the other.
ordered_json sessions_array(const model::RosterGroup& group) {
  ordered_json sessions = ordered_json::array();
  for (const model::RosterSession& session : group.sessions) {
    sessions.push_back({{"seconds", seconds(session.time)},
                        {"tests", session.tests},
                        {"memory", session.memory.count},
                        {"workers", session.workers}});
  }
  return sessions;
}

ordered_json group_object(const model::Roster& roster, model::GroupIndex index) {
  const model::RosterGroup& group = roster.groups[index];
  ordered_json json = {{"group", model::number_of(index).value()},
                       {"seconds", seconds(group.time)},
                       {"tests", group.tests},
                       {"files", group.files}};
  if (group.raw > model::Microseconds{0} && group.raw != group.time) {
    json["raw_seconds"] = seconds(group.raw);
  }
  if (group.memory > model::Bytes{}) {
    json["memory"] = group.memory.count;
  }
  if (group.workers > 1) {
    json["workers"] = group.workers;
  }
  // One number a selector each, so that the list of selectors stays one of texts.
  ordered_json selectors = ordered_json::array();
  ordered_json counts = ordered_json::array();
  ordered_json times = ordered_json::array();
  ordered_json session_of = ordered_json::array();
  for (const model::RosterName& name : group.names) {
    selectors.push_back(name.name);
    counts.push_back(name.may_be_gone ? ordered_json() : ordered_json(name.count));
    times.push_back(seconds(name.time));
    session_of.push_back(name.session + 1);
  }
  json["selectors"] = std::move(selectors);
  json["counts"] = std::move(counts);
  json["times"] = std::move(times);
  if (!group.sessions.empty()) {
    json["session_of"] = std::move(session_of);
    json["sessions"] = sessions_array(group);
  }
  return json;
}

/// Limits of the plan that are not the usual ones.
void put_limits(const model::Problem& problem, ordered_json& json) {
  const model::Limits& limits = problem.limits();
  if (problem.startup() > model::Microseconds{0}) {
    json["startup"] = seconds(problem.startup());
  }
  if (problem.fixed() > model::Microseconds{0}) {
    json["fixed"] = seconds(problem.fixed());
  }
  if (limits.workers > 1) {
    json["workers"] = limits.workers;
    json["dist"] = model::name_in(model::distribution_names, limits.distribution);
  }
  for (const model::Speed speed : limits.speeds) {
    json["speeds"].push_back(static_cast<double>(speed) / model::usual_speed);
  }
  for (const model::Bytes memory : limits.memory) {
    json["memory_limits"].push_back(memory.count);
  }
  if (limits.growth > model::Bytes{}) {
    json["max_growth"] = limits.growth.count;
  }
}

/// The numbers that come from earlier jobs.
void put_fits(const PlanReport& report, ordered_json& json) {
  if (report.speed_jobs > 0) {
    json["speed_jobs"] = report.speed_jobs;
  }
  if (report.calibration.has_value()) {
    json["calibration"] = {
        {"factor", static_cast<double>(report.calibration->factor) / model::usual_speed},
        {"fixed", seconds(report.calibration->fixed)},
        {"jobs", report.calibration->jobs}};
  }
}

/// Time paid for set-ups, and the part of it that is paid again.
ordered_json setups_object(const PlanReport& report) {
  const PaidSetUps paid = paid_setups(*report.problem, *report.plan);
  ordered_json groups = ordered_json::array();
  for (const model::Microseconds time : paid.of_group) {
    groups.push_back(seconds(time));
  }
  ordered_json dearest = ordered_json::array();
  for (const RepeatedSetUp& one : paid.dearest) {
    const model::Scope& scope = report.problem->scopes()[one.scope];
    dearest.push_back(
        {{"name", scope.name}, {"seconds", seconds(scope.setup)}, {"groups", one.groups}});
  }
  return {{"seconds", seconds(paid.all)},
          {"repeated", seconds(paid.repeated)},
          {"dearest", std::move(dearest)},
          {"groups", std::move(groups)}};
}

/// Further facts that the jobs of the plan need.
void put_delivery(const model::Roster& roster, ordered_json& json) {
  if (roster.selection) {
    json["selection"] = true;
  }
  if (!roster.folder_in_root.empty()) {
    json["folder_in_root"] = roster.folder_in_root;
  }
  if (!roster.root_in_folder.empty()) {
    json["root_in_folder"] = roster.root_in_folder;
  }
  auto& homes = json["homes"] = ordered_json::object();
  for (const auto& [file, home] : roster.homes) {
    homes[file] = model::number_of(home).value();
  }
}

void put_identity(const PlanReport& report, const char* format, ordered_json& json) {
  json["format"] = format;
  json["version"] = model::plan_file_version;
  json["splitter"] = report.program;
  json["fingerprint"] = report.fingerprint;
  json["splits"] = report.plan->groups().size();
  if (!report.workplace.config_file.empty()) {
    json["config"] = report.workplace.config_file;
  }
  if (report.workplace.name_rootdir) {
    json["rootdir"] = rootdir(report.workplace);
  }
}

ordered_json bound_object(const PlanReport& report) {
  const model::LowerBound& bound = report.plan->bound();
  ordered_json json = {{"seconds", seconds(bound.time)},
                       {"kind", bound_names[static_cast<int>(bound.kind)]}};
  if (bound.test.has_value()) {
    json["test"] = report.problem->tests()[*bound.test].id.text();
    json["block"] = bound.block;
  }
  if (bound.scope.has_value()) {
    json["setup"] = report.problem->scopes()[*bound.scope].name;
    json["payers"] = bound.payers;
  }
  if (bound.group != model::no_group) {
    json["group"] = model::number_of(bound.group).value();
  }
  if (bound.useful_groups != model::no_group) {
    json["useful_groups"] = bound.useful_groups;
  }
  return json;
}

}  // namespace

std::string group_json(const PlanReport& report, model::GroupIndex group) {
  ordered_json json;
  put_identity(report, "splitter-group", json);
  json.update(group_object(roster(report), group));
  return dump(json);
}

std::string plan_json(const PlanReport& report) {
  const model::Limits& limits = report.problem->limits();
  ordered_json json;
  put_identity(report, "splitter-plan", json);
  json["algorithm"] = model::name_in(model::algorithm_names, limits.algorithm);
  json["keep"] = model::name_in(model::keep_names, limits.keep);
  put_limits(*report.problem, json);
  put_fits(report, json);
  json["measured"] = report.measured;
  json["tests"] = 0;  // its place; counted below
  json["files"] = report.problem->suite().files().size();
  json["makespan"] = seconds(report.plan->makespan());
  json["total"] = seconds(report.plan->total());
  json["bound"] = bound_object(report);
  json["gap"] = report.plan->gap();
  if (!report.problem->previous().empty()) {
    json["moved"] = report.plan->moved(*report.problem);
  }
  json["setups"] = setups_object(report);
  const model::Roster jobs = roster(report);
  put_delivery(jobs, json);
  std::size_t tests = 0;
  ordered_json groups = ordered_json::array();
  for (model::GroupIndex index = 0; index < jobs.groups.size(); ++index) {
    groups.push_back(group_object(jobs, index));
    tests += jobs.groups[index].tests;
  }
  json["groups"] = std::move(groups);
  json["tests"] = tests;
  return dump(json);
}

}  // namespace splitter::render
