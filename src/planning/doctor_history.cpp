#include "doctor_history.hpp"

#include "splitter/history/calibration.hpp"
#include "splitter/history/run_ages.hpp"
#include "splitter/input/profile.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace splitter::planning {

namespace {

using model::Checkup;
using model::Severity;

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;
/// Stored times older than these are doubted: a quarter of a year.
constexpr std::int64_t oldest_days = 90;

/// `today`, `1 day ago`, `12 days ago`; a time in the future counts as today.
std::string days_ago(std::int64_t days) {
  return days <= 0 ? "today" : render::human_count(static_cast<std::size_t>(days), "day") + " ago";
}

void examine_age(const Request& request,
                 const model::Evidence& evidence,
                 std::int64_t now,
                 Checkup& checkup) {
  const history::RunAges ages = history::run_ages(evidence);
  if (!ages.time) {
    checkup.facts.push_back({"age", render::human_count(ages.runs, "run") + " of unknown age", {}});
    return;
  }
  const std::int64_t days = (now - *ages.time) / seconds_a_day;
  checkup.facts.push_back({"age",
                           fmt::format("{}, the newest {} ({})",
                                       render::human_count(ages.runs, "run"),
                                       days_ago(days),
                                       model::excerpt(ages.newest)),
                           {{"runs", static_cast<std::int64_t>(ages.runs)}, {"days", days}}});
  if (days > oldest_days) {
    checkup.findings.push_back({Severity::warning,
                                "old-durations",
                                request.profile,
                                fmt::format("its newest run was {} days ago", days),
                                "record again, best in CI: `splitter record -- pytest`"});
  }
}

void examine_profile(const Request& request, std::int64_t now, Checkup& checkup) {
  const auto source = system::read_file_if_there(request.profile);
  if (source) {
    examine_age(request, input::parse_profile(*source), now, checkup);
  }
}

/// Files that are there, with the tests that all of them know.
void add_files(const Request& request, const model::Profile& profile, Checkup& checkup) {
  std::vector<std::string> there;
  std::ranges::copy_if(request.durations, std::back_inserter(there), system::is_file);
  if (system::is_file(request.profile)) {
    there.insert(there.begin(), request.profile);
  }
  checkup.facts.push_back({"durations",
                           there.empty()
                               ? "none"
                               : fmt::format("{}: {}",
                                             fmt::join(there, ", "),
                                             render::human_count(profile.tests.size(), "test")),
                           {{"stored", static_cast<std::int64_t>(profile.tests.size())}}});
}

void add_calibration(const Request& request, const model::Profile& profile, Checkup& checkup) {
  const auto jobs = history::telling_jobs(profile.jobs, request.limits.workers > 1);
  const auto calibration = history::calibration_of(jobs, {});
  checkup.facts.push_back(
      {"profile",
       fmt::format("{}, memory {}, {}",
                   render::human_count(profile.setups.size(), "set-up"),
                   profile.has_memory ? "known" : "unknown",
                   calibration ? render::calibration_text(*calibration)
                               : "not calibrated (`splitter run --record` in two runs does it)"),
       {{"setups", static_cast<std::int64_t>(profile.setups.size())},
        {"jobs", static_cast<std::int64_t>(profile.jobs.size())}}});
}

void examine_kinds(const Request& request, const ExaminedHistory& history, Checkup& checkup) {
  const bool has_profile = system::is_file(request.profile);
  if (history.profile.tests.empty()) {
    const auto hinted =
        std::ranges::find_if(history.heard, [](const Heard& heard) { return !heard.hint.empty(); });
    checkup.findings.push_back(
        {Severity::warning,
         "no-durations",
         request.durations.empty() ? request.profile : request.durations.front(),
         has_profile ? "no stored test has a time: groups are balanced by the sizes of their files"
                     : "is not there: groups are balanced by the sizes of their files",
         hinted == history.heard.end() ? "record them once: `splitter record -- pytest`"
                                       : hinted->hint});
  } else if (!has_profile) {
    checkup.findings.push_back(
        {Severity::note,
         "no-profile",
         request.profile,
         "is not there: set-ups, memory and the age of the times are unknown",
         "record it once, and keep it beside the durations: `splitter record -- pytest`"});
  }
}

}  // namespace

std::optional<ExaminedHistory> examine_history(const Request& request,
                                               std::int64_t now,
                                               Checkup& checkup) {
  ExaminedHistory history;
  try {
    examine_profile(request, now, checkup);
    history.profile = read_history(request, Messages(history.heard));
  } catch (const model::InputError& error) {
    checkup.findings.push_back(
        {Severity::fault,
         "unreadable-durations",
         error.where(),
         fmt::format("{}: no job can plan", error.what()),
         error.hint().empty() ? "mend the file, or record it anew: `splitter record -- pytest`"
                              : error.hint()});
    return std::nullopt;
  }
  add_files(request, history.profile, checkup);
  if (!history.profile.tests.empty()) {
    add_calibration(request, history.profile, checkup);
  }
  examine_kinds(request, history, checkup);
  return history;
}

}  // namespace splitter::planning
