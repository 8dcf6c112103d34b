#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/durations.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/render/top.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

namespace {

int run_top(const Settings& settings,
            const std::vector<std::string>& /*words*/,
            const Messages& messages) {
  // An absent file means something else here than to a plan.
  const Messages unheard(Verbosity::quiet, settings.color);
  const model::Profile profile = read_history(settings, unheard);
  if (profile.tests.empty()) {
    throw model::InputError(
        settings.profile, "no test is stored", "record them once: `splitter record -- pytest`");
  }
  if (profile.setups.empty() && !profile.has_memory) {
    messages.notice("times only: memory and set-ups are known once `splitter record` wrote " +
                    settings.profile);
  }
  const auto style = table_style(settings);
  deliver(settings,
          style ? render::top_table(profile, settings.limit, *style)
                : render::top_json(profile, settings.limit, SPLITTER_VERSION));
  return success;
}

}  // namespace

const CommandSpec top_command{
    .command = Command::top,
    .name = "top",
    .summary = "show what costs the most: times, memory, set-ups",
    .intro =
        R"(Shows the greatest costs of past runs: the slowest tests, those that need and those that
retain the most memory, and the costliest set-ups with their users. A table on a terminal,
JSON otherwise.

Usage:
  splitter top [options]
)",
    .examples = R"(
Examples:
  splitter top --limit 30                            more of each
  splitter top --json | jq '.setups'                 for programs
)",
    .run = run_top};

}  // namespace splitter::cli
