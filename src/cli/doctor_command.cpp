#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/planning/checkup.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/render/checkup_report.hpp"
#include "splitter/system/terminal.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace splitter::cli {

namespace {

int run_doctor(const Settings& settings,
               const std::vector<std::string>& command,
               const Messages& messages) {
  messages.progress("looking at all that the jobs depend on; pytest collects twice …");
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const model::Checkup checkup = planning::check_up(settings, command, now.count());
  const bool to_terminal = settings.output.empty() && system::stdout_is_terminal();
  deliver(settings,
          settings.form == OutputForm::json
              ? render::checkup_json(checkup, SPLITTER_VERSION)
              : render::checkup_text(checkup, planning::use_color(settings.color, to_terminal)));
  return checkup.holds() ? success : answer_is_no;
}

}  // namespace

const CommandSpec doctor_command{
    .command = Command::doctor,
    .name = "doctor",
    .summary = "before the run: what will lose or repeat tests, and what to do",
    .intro =
        R"(Looks at all that the jobs depend on: the durations, pytest with its plugins and options,
the plan, the CI's variables, the machine, git. pytest collects twice, as in two jobs, and
both are compared. Each finding ends with the action to take.

Usage:
  splitter doctor [options] [-- COMMAND…]

COMMAND is the one that jobs run: that of `splitter run`, or what stands behind the pipe.
)",
    .examples = R"(
Examples:
  splitter doctor                                    in a checkout, or in a job of the CI
  splitter doctor --splits 4 -- pytest -n 4 tests/unit
                                                     for `splitter run -- pytest …`
  splitter doctor --splits 4 -- xargs pytest -q      for `splitter … | xargs pytest -q`
  splitter doctor --json | jq '.findings[].name'     for programs

Exit codes:
  0  each test will run in one group; there may be warnings and notes
  1  a fault: tests will be lost or run twice, or no job can plan
  2  wrong usage, unreadable settings
)",
    .words = Words::example,
    .run = run_doctor};

}  // namespace splitter::cli
