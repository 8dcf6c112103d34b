#include "answer.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/suggest.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/planning.hpp"
#include "splitter/planning/roster_source.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/roster.hpp"
#include "splitter/render/which_report.hpp"
#include "splitter/system/files.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

namespace {

using model::Dispatch;
using model::NodeId;
using model::Roster;
using render::Whereabouts;

/// All ids of the suite, or of a plan that was read its names.
std::vector<std::string_view> known_names(const render::PlanReport* planned, const Roster& roster) {
  std::vector<std::string_view> known;
  if (planned != nullptr) {
    for (const model::Test& test : planned->problem->tests()) {
      known.push_back(test.id.text());
    }
    return known;
  }
  for (const model::RosterGroup& group : roster.groups) {
    for (const model::RosterName& name : group.names) {
      known.emplace_back(name.name);
    }
  }
  return known;
}

/// The nearest name: of the same file where there is such a file, else of all files.
void say_unknown(std::string_view asked,
                 const std::vector<std::string_view>& known,
                 const Messages& messages) {
  const std::string_view file = NodeId{asked}.file();
  std::vector<std::string_view> near;
  for (const std::string_view name : known) {
    if (NodeId{name}.file() == file) {
      near.push_back(name);
    }
  }
  if (near.empty()) {
    for (const std::string_view name : known) {
      near.push_back(NodeId{name}.file());
    }
    near.erase(std::unique(near.begin(), near.end()), near.end());
  }
  const std::string hint = model::did_you_mean(asked, near);
  messages.error(model::InputError(model::excerpt(asked),
                                   "the plan has no such test",
                                   hint.empty() ? model::did_you_mean(file, near) : hint));
}

int run_which(const Settings& settings,
              const std::vector<std::string>& ids,
              const Messages& messages) {
  if (ids.empty()) {
    throw model::InputError(
        "which",
        "which test?",
        "name it, before options that take several: `splitter which tests/test_a.py::test_x`");
  }
  std::optional<render::PlanReport> planned;
  if (settings.plan.empty()) {
    planned = make_plan(settings, messages);
  }
  const Roster roster = planned ? render::roster(*planned) : read_plan(settings);
  const Dispatch dispatch(roster);
  std::vector<Whereabouts> answers;
  for (const std::string& id : ids) {
    auto found = planned ? render::find_in_plan(*planned, dispatch, id)
                         : render::find_in_roster(roster, dispatch, id);
    if (!found.has_value()) {
      say_unknown(id, known_names(planned ? &*planned : nullptr, roster), messages);
      continue;
    }
    answers.push_back(*std::move(found));
  }
  if (!answers.empty()) {
    deliver(settings,
            settings.form == OutputForm::json ? render::which_json(roster, answers)
                                              : render::which_text(roster, answers));
  }
  return answers.size() == ids.size() ? success : answer_is_no;
}

}  // namespace

const CommandSpec which_command{
    .command = Command::which,
    .name = "which",
    .summary = "which group runs a test, and why",
    .intro = R"(Says which group runs a test, class, file or folder, and why.

Usage:
  splitter which NODEID… --splits N [options]
  splitter which NODEID… --plan plan.json [options]
)",
    .examples = R"(
Examples:
  splitter which tests/test_a.py::test_x --splits 4

Exit codes:
  0  done
  1  no test has that name
  2  wrong usage, unreadable input or output
)",
    .words = Words::names,
    .run = run_which};

}  // namespace splitter::cli
