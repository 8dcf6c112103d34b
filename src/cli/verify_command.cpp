#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "records.hpp"
#include "settings.hpp"
#include "splitter/history/verify.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/roster_source.hpp"
#include "splitter/render/verify_report.hpp"
#include "splitter/system/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

namespace {

/// The number of plans that records belong to which are none of this one.
std::size_t other_plans(const model::Verification& found) {
  std::set<std::string_view> plans;
  for (const model::Foreign& foreign : found.foreign) {
    plans.insert(foreign.plan);
  }
  return plans.size();
}

/// The remedy where the records belong to one other plan, or to several.
std::string hint_for_other_plan(bool several, const Settings& settings) {
  if (several) {
    return "no plan is that of all jobs: make one for all (`splitter plan -o plan.json`), or give "
           "each the same checkout, durations and options";
  }
  return settings.plan.empty() ? "say which with --plan plan.json, or use the same checkout, "
                                 "durations and options as the jobs"
                               : "is " + settings.plan + " the plan that the jobs ran?";
}

/// Doubts the plan rather than the records, if all of them that name a plan belong to another one.
void say_other_plan(const model::Verification& found,
                    std::span<const model::Recording> recordings,
                    const Settings& settings,
                    const Messages& messages) {
  const bool none_fits = std::ranges::all_of(
      found.groups, [](const model::GroupOutcome& group) { return group.runs.empty(); });
  if (found.foreign.empty() || !none_fits) {
    return;
  }
  const bool all = std::ranges::none_of(recordings, &std::string::empty, &model::Recording::plan);
  const std::size_t plans = other_plans(found);
  const std::string first = model::excerpt(found.foreign.front().plan);
  messages.warning(
      plans == 1
          ? fmt::format("all records {}belong to plan {}", all ? "" : "that name a plan ", first)
          : fmt::format("the records belong to {} other plans, such as {}: "
                        "the jobs made different ones",
                        plans,
                        first));
  messages.hint(hint_for_other_plan(plans > 1, settings));
}

int run_verify(const Settings& settings,
               const std::vector<std::string>& paths,
               const Messages& messages) {
  if (paths.empty()) {
    throw model::InputError(
        "verify",
        "which records?",
        "name files or folders, before options that take several: `splitter verify records/`");
  }
  Settings plain = settings;  // its prefixes are for the stored ids
  plain.strip_prefix.clear();
  plain.add_prefix.clear();
  const auto recordings = read_records(paths, plain, messages).measured;
  const model::Roster roster = find_roster(settings, messages);
  const model::Verification found = history::verify(roster, recordings);
  say_other_plan(found, recordings, settings, messages);
  const render::VerifyReport report{roster, found};
  deliver(settings,
          settings.form == OutputForm::json ? render::verify_json(report)
                                            : render::verify_text(report));
  return found.holds() ? success : answer_is_no;
}

}  // namespace

const CommandSpec verify_command{
    .command = Command::verify,
    .name = "verify",
    .summary = "after the run: did every test run exactly once?",
    .intro =
        R"(Compares the records of all groups with the plan: each test exactly once, or those lost,
repeated, run by another group or of another plan, or skipped because a test that they
need ran elsewhere; predicted and actual times, the worst
estimates, and why a group took longer.

Usage:
  splitter verify FILE|DIR… --plan plan.json [options]
  splitter verify FILE|DIR… --splits N [options]
)",
    .examples = R"(
Examples:
  splitter verify records/ --plan plan.json          records of `splitter run --record`
  splitter verify records/ --splits 4                the plan made again: same checkout,
                                                     durations and options

Exit codes:
  0  each test of the plan ran exactly once
  1  a test was lost, repeated or skipped for want of another, a group is missing, or
     records are of another plan
  2  wrong usage, unreadable input or output
)",
    .words = Words::names,
    .run = run_verify};

}  // namespace splitter::cli
