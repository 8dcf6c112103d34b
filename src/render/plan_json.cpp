#include "splitter/render/fingerprint.hpp"
#include "splitter/render/plan_report.hpp"

#include <nlohmann/json.hpp>

namespace splitter::render {

namespace {

using nlohmann::ordered_json;

constexpr const char* bound_names[] = {"volume", "longest", "pigeonhole"};
constexpr const char* keep_names[] = {"auto", "file", "class", "function", "none"};
constexpr const char* algorithm_names[] = {"balance", "contiguous"};

double seconds(model::Microseconds time) {
  return static_cast<double>(time.count()) / 1e6;
}

/// Ids are bytes; what is no UTF-8 becomes U+FFFD, for JSON has no other way.
std::string dump(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json group_object(const PlanReport& report, model::GroupIndex index) {
  const model::Group& group = report.plan.groups()[index];
  return {{"group", index + 1},
          {"seconds", seconds(group.time)},
          {"tests", group.count},
          {"files", group.files},
          {"selectors", selectors(report.problem, group, report.naming)}};
}

void put_identity(const PlanReport& report, const char* format, ordered_json& json) {
  json["format"] = format;
  json["version"] = plan_version;
  json["splitter"] = report.program;
  json["fingerprint"] = report.fingerprint;
  json["splits"] = report.plan.groups().size();
  if (!report.workplace.config_file.empty()) {
    json["config"] = report.workplace.config_file;
  }
  if (report.workplace.name_rootdir) {
    json["rootdir"] = rootdir(report.workplace);
  }
}

ordered_json bound_object(const PlanReport& report) {
  const model::LowerBound& bound = report.plan.bound();
  ordered_json json = {{"seconds", seconds(bound.time)},
                       {"kind", bound_names[static_cast<int>(bound.kind)]}};
  if (bound.test.has_value()) {
    json["test"] = report.problem.tests()[*bound.test].id.text();
    json["block"] = bound.block;
  }
  return json;
}

}  // namespace

std::string group_json(const PlanReport& report, model::GroupIndex group) {
  ordered_json json;
  put_identity(report, "splitter-group", json);
  json.update(group_object(report, group));
  return dump(json);
}

std::string plan_json(const PlanReport& report) {
  const model::Limits& limits = report.problem.limits();
  ordered_json json;
  put_identity(report, "splitter-plan", json);
  json["algorithm"] = algorithm_names[static_cast<int>(limits.algorithm)];
  json["keep"] = keep_names[static_cast<int>(limits.keep)];
  json["measured"] = report.measured;
  json["tests"] = 0;
  json["files"] = report.problem.suite().files().size();
  json["makespan"] = seconds(report.plan.makespan());
  json["total"] = seconds(report.plan.total());
  json["bound"] = bound_object(report);
  json["gap"] = report.plan.gap();
  std::size_t tests = 0;
  auto& groups = json["groups"] = ordered_json::array();
  for (model::GroupIndex index = 0; index < report.plan.groups().size(); ++index) {
    groups.push_back(group_object(report, index));
    tests += report.plan.groups()[index].count;
  }
  json["tests"] = tests;
  return dump(json);
}

}  // namespace splitter::render
