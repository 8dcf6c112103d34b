#include "doctor_plan.hpp"

#include "discovery.hpp"
#include "selection.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/planning/planning.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;

/// A message of a plan as a finding: some of its words, and the action if it has no hint.
struct MessageFinding {
  std::string_view words;
  Severity severity;
  std::string_view name;
  std::string_view action;
};

constexpr std::array message_findings = {
    MessageFinding{"most tests have no stored duration",
                   Severity::warning,
                   "unmatched-durations",
                   "record them: `splitter record -- pytest`"},
    MessageFinding{"asked pytest ",
                   Severity::note,
                   "asks-pytest",
                   "make the plan once for all jobs: `splitter plan -o plan.json`"},
    MessageFinding{"--dist loadgroup", Severity::warning, "loadgroup", "use --dist loadfile"},
    MessageFinding{"the plan counts on ", Severity::warning, "other-workers", "say --workers, too"},
    MessageFinding{"pytest could not collect ",
                   Severity::warning,
                   "broken-file",
                   "mend it: `pytest --collect-only` shows why"},
    MessageFinding{"no memory was recorded",
                   Severity::warning,
                   "unknown-memory",
                   "record it once: `splitter record -- pytest`"},
    MessageFinding{": no test matches ",
                   Severity::warning,
                   "rule-without-tests",
                   "mend the pattern, or drop the rule"},
    MessageFinding{" of the list left out, ",
                   Severity::warning,
                   "list-with-gaps",
                   "make the list anew: `pytest --collect-only -q`"},
    MessageFinding{"the tests are those of the durations file",
                   Severity::note,
                   "stored-tests",
                   "say --discover auto where there is a checkout"},
    MessageFinding{" and count as unknown",
                   Severity::warning,
                   "odd-times",
                   "record again: `splitter record -- pytest`"},
    MessageFinding{" counts as unknown",
                   Severity::warning,
                   "odd-times",
                   "record again: `splitter record -- pytest`"},
    MessageFinding{"the last time counts",
                   Severity::warning,
                   "repeated-durations",
                   "write the file with `splitter merge`, which has each test once"},
};

/// The row of a message; nothing for a notice that nobody has to act upon.
std::optional<MessageFinding> row_of(const Heard& heard) {
  const auto* const row = std::ranges::find_if(message_findings, [&](const MessageFinding& one) {
    return heard.text.find(one.words) != std::string::npos;
  });
  if (row != message_findings.end()) {
    return *row;
  }
  constexpr std::string_view action = "`splitter plan --verbose` shows how the plan comes about";
  if (heard.kind == Heard::Kind::warning) {
    return MessageFinding{"", Severity::warning, "plan-warning", action};
  }
  return heard.hint.empty()
             ? std::nullopt
             : std::optional(MessageFinding{"", Severity::note, "plan-note", action});
}

/// True for words about the history, which has been found already.
bool is_known(const Heard& heard, const ExaminedHistory& history) {
  const bool again =
      std::ranges::find(history.heard, heard.text, &Heard::text) != history.heard.end();
  const bool of_nothing =
      history.profile.tests.empty() && heard.text.starts_with(message_findings.front().words);
  return (again && heard.kind == Heard::Kind::notice) || of_nothing;
}

void add_heard(const std::vector<Heard>& all, const ExaminedHistory& history, Checkup& checkup) {
  for (const Heard& heard : all) {
    const auto row = is_known(heard, history) ? std::nullopt : row_of(heard);
    if (row) {
      checkup.findings.push_back({row->severity,
                                  std::string(row->name),
                                  "splitter plan",
                                  heard.text,
                                  heard.hint.empty() ? std::string(row->action) : heard.hint});
    }
  }
}

void add_no_plan(const model::InputError& error, Checkup& checkup) {
  checkup.findings.push_back({Severity::fault,
                              "no-plan",
                              error.where(),
                              error.what(),
                              error.hint().empty()
                                  ? "mend it: until then no job can plan, and none runs a test"
                                  : error.hint()});
}

/// A pipe starts one pytest, whatever a group needs.
void examine_sessions(const Request& request, const render::PlanReport& report, Checkup& checkup) {
  const bool several = std::ranges::any_of(
      report.plan->groups(), [](const model::Group& group) { return group.sessions.size() > 1; });
  if (several && request.delivery == Delivery::pipe) {
    checkup.findings.push_back(
        {Severity::warning,
         "several-sessions",
         "splitter plan",
         "some groups need several pytests (serial rules, --max-growth), and a pipe starts one",
         "use `splitter run -- pytest`"});
  }
}

void add_plan(const render::PlanReport& report, Checkup& checkup) {
  std::size_t tests = 0;
  for (const model::Group& group : report.plan->groups()) {
    tests += group.count;
  }
  checkup.facts.push_back(
      {"tests",
       fmt::format("{} in {}",
                   render::human_count(tests, "test"),
                   render::human_count(report.problem->suite().files().size(), "file")),
       {{"tests", static_cast<std::int64_t>(tests)},
        {"files", static_cast<std::int64_t>(report.problem->suite().files().size())}}});
  checkup.facts.push_back({"plan",
                           fmt::format("{} for {}: every job must say the same",
                                       report.fingerprint,
                                       render::human_count(report.plan->groups().size(), "group")),
                           {{"groups", static_cast<std::int64_t>(report.plan->groups().size())}}});
}

std::string unselected_words(const history::Fit& fit) {
  return fit.unselected == 0 ? ""
                             : fmt::format("{} {} not selected, ",
                                           render::human_count(fit.unselected, "stored test"),
                                           fit.unselected == 1 ? "is" : "are");
}

void add_fit(const Request& request,
             const render::PlanReport& report,
             const model::Profile& stored,
             Checkup& checkup) {
  const model::Suite& suite = report.problem->suite();
  const Messages unheard(Verbosity::quiet, ColorMode::never);
  const std::string rootdir = system::in_root(request.root, render::rootdir(report.workplace));
  const model::Profile profile = follow_renames(suite, stored, rootdir, unheard);
  if (profile.tests.empty()) {
    return;
  }
  const history::Fit fit = fit_selection(suite, profile, selection_of(request), rootdir);
  checkup.facts.push_back(
      {"matched",
       fmt::format("{} of {} have a stored time; {}{} of no test here",
                   render::human_count(fit.matched),
                   render::human_count(fit.matched + fit.estimated, "test"),
                   unselected_words(fit),
                   fit.stale == 1 ? "1 entry is" : render::human_count(fit.stale) + " entries are"),
       {{"matched", static_cast<std::int64_t>(fit.matched)},
        {"estimated", static_cast<std::int64_t>(fit.estimated)},
        {"stale", static_cast<std::int64_t>(fit.stale)}}});
  if (2 * fit.stale > profile.tests.size() && fit.matched >= fit.estimated &&
      request.tests.empty()) {
    checkup.findings.push_back(
        {Severity::note,
         "stale-durations",
         model::excerpt(fit.stale_example),
         fmt::format("{} of {} are of no test here, such as this one",
                     render::human_count(fit.stale),
                     render::human_count(profile.tests.size(), "stored test")),
         "`pytest --collect-only -q | splitter merge --prune --tests - records/` drops them"});
  }
}

}  // namespace

std::optional<render::PlanReport> examine_plan(const Request& request,
                                               const ExaminedHistory& history,
                                               Checkup& checkup) {
  std::vector<Heard> heard;
  try {
    render::PlanReport report = make_plan(request, Messages(heard));
    add_plan(report, checkup);
    add_fit(request, report, history.profile, checkup);
    add_heard(heard, history, checkup);
    examine_sessions(request, report, checkup);
    return report;
  } catch (const model::InputError& error) {
    add_heard(heard, history, checkup);
    add_no_plan(error, checkup);
    return std::nullopt;
  }
}

}  // namespace splitter::planning
