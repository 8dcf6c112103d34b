#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/model/lookups.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/planning.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

namespace {

/// Says that groups in a pipe have another plan: names take time there, which `run` does without.
void say_other_delivery(const Settings& settings,
                        const render::PlanReport& planned,
                        const Messages& messages) {
  const bool priced = !planned.raw.empty();
  if (priced && !settings.delivery.has_value() &&
      !model::lookup_times(*planned.problem, *planned.plan, planned.naming).empty()) {
    messages.notice(
        "this is the plan of `splitter run`; a pipe has another one, because pytest takes long to "
        "find these tests by their names: --delivery pipe shows it");
  }
}

int run_plan(const Settings& settings,
             const std::vector<std::string>& /*words*/,
             const Messages& messages) {
  const render::PlanReport planned = make_plan(settings, messages);
  say_other_delivery(settings, planned, messages);
  if (const auto style = table_style(settings)) {
    deliver(settings, render::plan_table(planned, *style));
    planning::check_memory(planned);
  } else {
    // Jobs must not get hold of a plan that breaks its promise.
    planning::check_memory(planned);
    deliver(settings, render::plan_json(planned));
  }
  return success;
}

}  // namespace

const CommandSpec plan_command{
    .command = Command::plan,
    .name = "plan",
    .summary = "show the whole plan: all groups, their times, the lower bound",
    .intro =
        R"(Shows the whole plan: all groups, their times, and how near they are to the lower bound.
A table on a terminal, JSON otherwise.

Usage:
  splitter plan --splits N [options]
)",
    .examples = R"(
Examples:
  splitter plan --splits 8                           what would each of 8 jobs run?
  splitter plan --splits 8 -o plan.json              keep the plan
  splitter plan --splits 8 --discover stored         no checkout, no pytest needed
)",
    .run = run_plan};

}  // namespace splitter::cli
