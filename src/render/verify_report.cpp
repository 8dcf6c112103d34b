#include "splitter/render/verify_report.hpp"

#include "numbers.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::render {

namespace {

using model::GroupIndex;
using model::GroupOutcome;
using model::Microseconds;
using nlohmann::ordered_json;

/// More of a kind are only counted.
constexpr std::size_t listed = 20;

constexpr std::array<const char*, 7> cause_names = {
    "", "new tests", "stale times", "slow runner", "contention", "set-ups", "workers"};

constexpr std::array<std::string_view, 7> explanations = {
    "",
    "tests that the plan does not know",
    "tests that take another time than was stored: merge the records",
    "all its tests are slower than those of the other groups",
    "its machine had more to do than it has cores",
    "set-ups or imports that the plan did not expect there",
    "workers of pytest-xdist, which the plan does not count on: say --workers"};

std::string time_or_dash(Microseconds time, bool known) {
  return known ? human_time(time) : "-";
}

/// Tests of the plan that did not run, by the reason that is known. A few may be gone since.
std::string absent(const GroupOutcome& group, std::size_t planned) {
  if (group.left_out > 0) {
    return fmt::format("  {} of it left out by {}",
                       human_count(group.left_out, "test"),
                       group.left_out_by.empty() ? "another plugin" : group.left_out_by);
  }
  if (group.not_run > 0) {
    return fmt::format("  {} of it did not run", human_count(group.not_run, "test"));
  }
  if (20 * group.ran < 19 * planned) {
    return fmt::format("  {} of its {} did not run",
                       human_count(planned - group.ran),
                       human_count(planned, "test"));
  }
  return {};
}

std::string remark(const GroupOutcome& group, std::size_t planned) {
  if (group.missing) {
    return "  did not run";
  }
  std::string text;
  if (group.runs.size() > 1) {
    text += fmt::format("  ran {} times", group.runs.size());
  }
  if (!group.victim.empty()) {
    text += "  ended inside of " + model::excerpt(group.victim);
  } else if (group.unfinished) {
    text += "  did not come to its end";
  }
  text += absent(group, planned);
  if (group.cause != model::Cause::none) {
    text += fmt::format("  {}", explanations.at(static_cast<std::size_t>(group.cause)));
  }
  return text;
}

std::string group_lines(const VerifyReport& report) {
  std::string text =
      fmt::format("{:>5}  {:>12}  {:>12}  {:>8}\n", "group", "predicted", "actual", "tests");
  const auto& groups = report.verification.groups;
  for (GroupIndex index = 0; index < groups.size(); ++index) {
    const GroupOutcome& group = groups[index];
    const bool ran = !group.runs.empty();
    text += fmt::format("{:>5}  {:>12}  {:>12}  {:>8}{}\n",
                        model::number_of(index).value(),
                        time_or_dash(group.predicted, report.roster.measured),
                        time_or_dash(group.actual, ran),
                        human_count(group.ran),
                        remark(group, report.roster.groups[index].tests));
  }
  return text;
}

/// A heading and a line each; past the limit only how many more.
template <typename List, typename Line>
std::string section(std::string_view heading,
                    const List& list,
                    const Line& line,
                    std::optional<std::size_t> count = std::nullopt) {
  if (list.empty()) {
    return {};
  }
  std::string text = fmt::format("\n{}: {}\n", heading, human_count(count.value_or(list.size())));
  for (std::size_t i = 0; i < std::min(list.size(), listed); ++i) {
    text += "  " + line(list[i]) + "\n";
  }
  return list.size() > listed ? text + fmt::format("  … and {} more\n", list.size() - listed)
                              : text;
}

/// Tests, of which several may have one name in the plan.
std::size_t lost_tests(const std::vector<model::Lost>& lost) {
  std::size_t tests = 0;
  for (const model::Lost& one : lost) {
    tests += std::max<std::size_t>(one.name->count, 1) - one.ran;
  }
  return tests;
}

std::string lost_line(const model::Lost& lost) {
  const std::string name = model::excerpt(lost.name->name);
  return lost.name->count > 1
             ? fmt::format("{} of {} tests of {} (group {})",
                           lost.name->count - lost.ran,
                           lost.name->count,
                           name,
                           model::number_of(lost.group).value())
             : fmt::format("{} (group {})", name, model::number_of(lost.group).value());
}

std::string repeated_line(const model::Repeated& repeated) {
  return fmt::format(
      "{} (groups {})", model::excerpt(repeated.id), fmt::join(numbers_of(repeated.groups), ", "));
}

std::string strayed_line(const model::Strayed& strayed) {
  return fmt::format("{} (ran in group {}, not {})",
                     model::excerpt(strayed.id),
                     model::number_of(strayed.ran_in).value(),
                     model::number_of(strayed.planned).value());
}

std::string unmet_line(const model::Unmet& unmet) {
  return fmt::format("{} (group {}) needs {} (group {})",
                     model::excerpt(unmet.id),
                     unmet.group + 1,
                     model::excerpt(unmet.needs),
                     unmet.ran_in + 1);
}

std::string misestimate_line(const model::Misestimate& worst) {
  return fmt::format("{} instead of {}: {}",
                     human_time(worst.actual),
                     human_time(worst.name->time),
                     model::excerpt(worst.name->name));
}

std::string foreign_line(const model::Foreign& foreign) {
  return fmt::format("{} of plan {} ({})",
                     model::excerpt(foreign.session),
                     model::excerpt(foreign.plan),
                     human_count(foreign.tests, "test"));
}

std::string answer(const VerifyReport& report) {
  const model::Verification& found = report.verification;
  std::string text = fmt::format(
      "\n{} ran{}: {} skipped, {} failed, {} unknown to the plan, {} "
      "with a new id\n",
      human_count(found.ran, "test"),
      found.holds() ? ", each exactly once" : "",
      human_count(found.skipped),
      human_count(found.failed),
      human_count(found.fresh),
      human_count(found.changed));
  const auto missing = std::ranges::count_if(found.groups, &GroupOutcome::missing);
  if (missing > 0) {
    text +=
        fmt::format("{} did not run\n", human_count(static_cast<std::size_t>(missing), "group"));
  }
  return text + fmt::format("plan {}\n", report.roster.fingerprint);
}

ordered_json group_object(const GroupOutcome& group, GroupIndex index) {
  ordered_json json = {{"group", model::number_of(index).value()},
                       {"runs", group.runs},
                       {"missing", group.missing},
                       {"finished", !group.unfinished && !group.missing},
                       {"tests", group.ran},
                       {"not_run", group.not_run},
                       {"left_out", group.left_out},
                       {"predicted", seconds(group.predicted)},
                       {"actual", seconds(group.actual)},
                       {"wall", seconds(group.wall.value_or(model::Microseconds{0}))}};
  if (!group.victim.empty()) {
    json["ended_in"] = group.victim;
  }
  if (group.cause != model::Cause::none) {
    json["cause"] = cause_name(group.cause);
  }
  return json;
}

template <typename List, typename Object>
ordered_json array_of(const List& list, const Object& object) {
  ordered_json array = ordered_json::array();
  for (const auto& entry : list) {
    array.push_back(object(entry));
  }
  return array;
}

}  // namespace

const char* cause_name(model::Cause cause) {
  return cause_names.at(static_cast<std::size_t>(cause));
}

std::string_view foreign_heading(std::span<const model::Foreign> foreign) {
  const bool one = std::ranges::all_of(
      foreign, [&](const auto& other) { return other.plan == foreign[0].plan; });
  return one ? "records of another plan" : "records of other plans";
}

std::string verify_text(const VerifyReport& report) {
  const model::Verification& found = report.verification;
  return group_lines(report) + section("lost", found.lost, lost_line, lost_tests(found.lost)) +
         section("ran more than once", found.repeated, repeated_line) +
         section("ran in another group", found.strayed, strayed_line) +
         section("skipped, because the test that they need ran in another group",
                 found.unmet,
                 unmet_line) +
         section(foreign_heading(found.foreign), found.foreign, foreign_line) +
         section("worst estimates", found.worst, misestimate_line) + answer(report);
}

std::string verify_json(const VerifyReport& report) {
  const model::Verification& found = report.verification;
  ordered_json json = {{"format", "splitter-verification"},
                       {"version", 1},
                       {"fingerprint", report.roster.fingerprint},
                       {"holds", found.holds()},
                       {"tests", found.ran},
                       {"skipped", found.skipped},
                       {"failed", found.failed},
                       {"new", found.fresh},
                       {"changed", found.changed}};
  auto& groups = json["groups"] = ordered_json::array();
  for (GroupIndex index = 0; index < found.groups.size(); ++index) {
    groups.push_back(group_object(found.groups[index], index));
  }
  json["lost"] = array_of(found.lost, [](const model::Lost& lost) {
    return ordered_json{{"name", lost.name->name},
                        {"group", model::number_of(lost.group).value()},
                        {"tests", lost.name->count},
                        {"ran", lost.ran}};
  });
  json["repeated"] = array_of(found.repeated, [](const model::Repeated& repeated) {
    return ordered_json{{"id", repeated.id}, {"groups", numbers_of(repeated.groups)}};
  });
  json["strayed"] = array_of(found.strayed, [](const model::Strayed& strayed) {
    return ordered_json{{"id", strayed.id},
                        {"planned", model::number_of(strayed.planned).value()},
                        {"ran_in", model::number_of(strayed.ran_in).value()}};
  });
  json["unmet"] = array_of(found.unmet, [](const model::Unmet& unmet) {
    return ordered_json{{"id", unmet.id},
                        {"group", unmet.group + 1},
                        {"needs", unmet.needs},
                        {"ran_in", unmet.ran_in + 1}};
  });
  json["other_plans"] = array_of(found.foreign, [](const model::Foreign& foreign) {
    return ordered_json{
        {"session", foreign.session}, {"plan", foreign.plan}, {"tests", foreign.tests}};
  });
  json["worst_estimates"] = array_of(found.worst, [](const model::Misestimate& worst) {
    return ordered_json{{"name", worst.name->name},
                        {"predicted", seconds(worst.name->time)},
                        {"actual", seconds(worst.actual)}};
  });
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace splitter::render
