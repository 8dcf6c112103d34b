#include "commands.hpp"
#include "records.hpp"
#include "roster_source.hpp"
#include "splitter/cli/run.hpp"
#include "splitter/history/verify.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/render/verify_report.hpp"
#include "splitter/system/files.hpp"

#include <algorithm>

namespace splitter::cli {

namespace {

/// Where the records agree on a plan, and it is not this one, this one is the odd one out.
void say_other_plan(const model::Verification& found,
                    const Settings& settings,
                    const Messages& messages) {
  const bool none_fits = std::ranges::all_of(
      found.groups, [](const model::GroupOutcome& group) { return group.runs.empty(); });
  if (!found.foreign.empty() && none_fits) {
    messages.warning("all records belong to plan " + model::excerpt(found.foreign.front().plan));
    messages.hint(settings.plan.empty()
                      ? "say which with --plan plan.json, or use the same checkout, durations and "
                        "options as the jobs"
                      : "is " + settings.plan + " the plan that the jobs ran?");
  }
}

}  // namespace

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
  say_other_plan(found, settings, messages);
  const render::VerifyReport report{roster, found};
  deliver(settings, settings.json ? render::verify_json(report) : render::verify_text(report));
  return found.holds() ? success : answer_is_no;
}

}  // namespace splitter::cli
