#include "paid_setups.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::render {

namespace {

using model::BoundKind;
using model::Group;
using model::GroupIndex;
using model::Microseconds;

constexpr std::size_t columns_before_bar = 38;
constexpr std::size_t shortest_bar = 10;

/// A bar in eighths of a cell, so that near-equal groups can be told apart.
std::string bar(Microseconds time, Microseconds longest, std::size_t width) {
  constexpr std::array<std::string_view, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double part = longest.count() == 0 ? 0.0
                                           : static_cast<double>(time.count()) /
                                                 static_cast<double>(longest.count());
  const auto filled = static_cast<std::size_t>(part * static_cast<double>(width * 8));
  std::string text;
  for (std::size_t i = 0; i < filled / 8; ++i) {
    text += "█";
  }
  return text.append(eighths[filled % 8]);
}

std::string time_cell(const PlanReport& report, Microseconds time) {
  if (report.measured) {
    return human_time(time);
  }
  const auto total = std::max<std::int64_t>(report.plan->total().count(), 1);
  return fmt::format("{:.1f} %",
                     100.0 * static_cast<double>(time.count()) / static_cast<double>(total));
}

/// Columns of what is known and not as usual, each followed by its blanks.
std::string more_columns(const PlanReport& report,
                         const std::string& speed,
                         const std::string& memory,
                         const std::string& workers,
                         const std::string& parts) {
  return (report.problem->limits().speeds.empty() ? "" : fmt::format("{:>6}  ", speed)) +
         (report.problem->has_memory() ? fmt::format("{:>9}  ", memory) : "") +
         (report.problem->limits().workers > 1 ? fmt::format("{:>7}  ", workers) : "") +
         (model::may_need_sessions(*report.problem) ? fmt::format("{:>5}  ", parts) : "");
}

std::string speed_cell(const model::Problem& problem, GroupIndex group) {
  const auto& speeds = problem.limits().speeds;
  return speeds.empty()
             ? ""
             : fmt::format("{}", static_cast<double>(speeds[group]) / model::usual_speed);
}

std::string group_line(const PlanReport& report, GroupIndex index, TableStyle style) {
  const Group& group = report.plan->groups()[index];
  const std::string more =
      more_columns(report,
                   speed_cell(*report.problem, index),
                   human_bytes(group.memory),
                   std::to_string(group.workers),
                   std::to_string(std::max<std::size_t>(group.sessions.size(), 1)));
  const std::size_t before = columns_before_bar + more.size();
  const std::size_t width = std::max(style.width, before + shortest_bar) - before;
  const bool critical = group.time == report.plan->makespan();
  const std::string drawn = bar(group.time, report.plan->makespan(), width);
  std::string line = fmt::format("{:>5}  {:>12}  {:>8}  {:>5}  {}{}{}{}",
                                 model::number_of(index).value(),
                                 time_cell(report, group.time),
                                 human_count(group.count),
                                 group.files,
                                 more,
                                 style.colour && critical ? "\033[33m" : "",
                                 drawn,
                                 style.colour && critical ? "\033[0m" : "");
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string repeated(const PlanReport& report) {
  const model::LowerBound& bound = report.plan->bound();
  const model::Scope& scope = report.problem->scopes()[bound.scope.value_or(0)];
  return fmt::format("all work spread evenly, with {} ({}) in {} groups",
                     name_of_setup(scope),
                     human_time(scope.setup),
                     bound.payers);
}

/// Remark on other numbers of groups. The floor proves that fewer take longer, never that fewer
/// would do.
std::string other_numbers(const PlanReport& report) {
  const model::LowerBound& bound = report.plan->bound();
  const bool reached = report.plan->makespan() == bound.time;
  if (reached && bound.useful_groups == report.plan->groups().size()) {
    return fmt::format("more than {} cannot help", human_count(bound.useful_groups, "group"));
  }
  const std::string more = reached ? "more groups cannot help" : "no number of groups takes less";
  return bound.useful_groups == model::no_group || bound.useful_groups <= 1
             ? more
             : fmt::format("{}, fewer than {} take longer", more, human_count(bound.useful_groups));
}

/// The test below which no number of groups brings the makespan.
std::string floor(const PlanReport& report) {
  const model::LowerBound& bound = report.plan->bound();
  const model::Test& test = report.problem->tests()[bound.test.value_or(0)];
  const bool alone = bound.block == 1;
  const Microseconds own = test.own;
  const bool adds_up =
      alone && report.problem->limits().speeds.empty() && own > Microseconds{0} && own < bound.time;
  return fmt::format("{}{}{}: {}",
                     model::excerpt(test.id.text()),
                     alone ? " alone" : " and what must stay with it",
                     adds_up ? fmt::format(", {} and {} of start and set-ups",
                                           human_time(own),
                                           human_time(bound.time - own))
                             : "",
                     other_numbers(report));
}

std::string reason(const PlanReport& report) {
  const model::LowerBound& bound = report.plan->bound();
  switch (bound.kind) {
    case BoundKind::volume:
      return "all work spread evenly";
    case BoundKind::repeated:
      return repeated(report);
    case BoundKind::pigeonhole:
      return "two of the longest must share a group";
    case BoundKind::pinned:
      return fmt::format("what is pinned to group {}: more groups cannot help",
                         model::number_of(bound.group).value());
    case BoundKind::longest:
      break;
  }
  return floor(report);
}

/// Time of the set-ups, and those that are paid again; empty if none is.
std::string setups_line(const PlanReport& report) {
  const PaidSetUps paid = paid_setups(*report.problem, *report.plan);
  if (paid.repeated == Microseconds{0}) {
    return {};
  }
  std::string dearest;
  for (const RepeatedSetUp& one : paid.dearest) {
    const model::Scope& scope = report.problem->scopes()[one.scope];
    dearest += fmt::format("{}{} ({}) in {} groups",
                           dearest.empty() ? "" : ", ",
                           name_of_setup(scope),
                           human_time(scope.setup),
                           one.groups);
  }
  return fmt::format("set-ups take {} in all groups together, {} of it again: {}\n",
                     human_time(paid.all),
                     human_time(paid.repeated),
                     dearest);
}

/// The numbers of the plan that come from earlier jobs, a line each.
std::string fit_lines(const PlanReport& report) {
  std::string lines;
  if (report.speed_jobs > 0) {
    lines += fmt::format("speeds by {}\n", human_count(report.speed_jobs, "job"));
  }
  if (report.calibration.has_value()) {
    lines += calibration_text(*report.calibration) + "\n";
  }
  return lines;
}

/// The part by which the makespan exceeds the bound.
std::string gap(const PlanReport& report) {
  return fmt::format("{:.2f} %", 100.0 * report.plan->gap());
}

}  // namespace

std::string calibration_text(const model::Calibration& calibration) {
  const std::uint32_t hundredths = (calibration.factor + 5) / 10;
  std::string text = fmt::format("calibrated by {}: × {}.{:02}",
                                 human_count(calibration.jobs, "job"),
                                 hundredths / 100,
                                 hundredths % 100);
  if (calibration.fixed > model::Microseconds{0}) {
    text += fmt::format(" and {} more", human_time(calibration.fixed));
  }
  return text;
}

std::string plan_table(const PlanReport& report, TableStyle style) {
  std::string text = fmt::format("{:>5}  {:>12}  {:>8}  {:>5}  {}",
                                 "group",
                                 report.measured ? "time" : "weight",
                                 "tests",
                                 "files",
                                 more_columns(report, "speed", "memory", "workers", "parts"));
  text.erase(text.find_last_not_of(' ') + 1);
  text += "\n";
  for (GroupIndex index = 0; index < report.plan->groups().size(); ++index) {
    text += group_line(report, index, style);
  }
  if (report.measured) {
    text += fmt::format("\nlast group ends after {}, lower bound {} ({}), gap {}\n",
                        human_time(report.plan->makespan()),
                        human_time(report.plan->bound().time),
                        reason(report),
                        gap(report));
    text += setups_line(report);
    text += fit_lines(report);
  } else {
    text += fmt::format("\nno durations: groups are balanced by the sizes of their files, gap {}\n",
                        gap(report));
  }
  if (!report.problem->previous().empty()) {
    text += fmt::format("{} in another group than in the plan before\n",
                        human_count(report.plan->moved(*report.problem), "test"));
  }
  return text + fmt::format("plan {}\n", report.fingerprint);
}

}  // namespace splitter::render
