#include "commands.hpp"
#include "exit_code.hpp"
#include "session_run.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/planning/clashes.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/plugin_run.hpp"
#include "splitter/planning/roster_source.hpp"
#include "splitter/planning/shard.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {

namespace {

using model::GroupIndex;
using model::InputError;
using model::Roster;

/// Tests are those that the command itself would run, unless --pytest or --tests say otherwise.
Settings asking_as(const Settings& settings, const std::vector<std::string>& command) {
  Settings own = settings;
  const auto words = pytest::asking_words(command);
  if (!settings.pytest_named && words.has_value()) {
    own.pytest = *words;
  }
  return own;
}

void say_group(const Settings& settings,
               const Roster& roster,
               GroupIndex index,
               const Messages& messages) {
  const model::RosterGroup& group = roster.groups[index];
  std::string line = fmt::format("group {} of {}{}: {} in {}",
                                 model::number_of(index).value(),
                                 roster.groups.size(),
                                 settings.all ? "" : origins(settings.shard),
                                 render::human_count(group.tests, "test"),
                                 render::human_count(group.files, "file"));
  if (roster.measured) {
    const auto last = std::ranges::max_element(roster.groups, {}, &model::RosterGroup::time);
    line += fmt::format(", {}{}; the last group ends after {}",
                        render::human_time(group.time),
                        render::needs(group.workers, group.memory),
                        render::human_time(last->time));
  }
  messages.notice(line);
}

void say_if_empty(const Roster& roster, GroupIndex index, const Messages& messages) {
  if (roster.groups[index].names.empty()) {
    messages.notice("nothing to run in this group: pytest is not started");
  }
}

void say_session(const Roster& roster, const Part& part, const Messages& messages) {
  const auto& sessions = roster.groups[part.group].sessions;
  if (sessions.size() < 2) {
    return;
  }
  const model::RosterSession& session = sessions[part.session];
  messages.notice(fmt::format("part {} of {}: {}, {}{}",
                              part.session + 1,
                              sessions.size(),
                              render::human_count(session.tests, "test"),
                              render::human_time(session.time),
                              render::needs(session.workers, session.memory)));
}

/// The group for a pytest that has started already.
int prepare(const Settings& settings,
            const std::vector<std::string>& command,
            const Roster& roster,
            GroupIndex group,
            const Messages& messages) {
  say_group(settings, roster, group, messages);
  prepare_session(settings, command, roster, {.group = group, .run = planning::new_run_id()});
  return success;
}

/// The pytests of a group that has tests.
std::uint32_t sessions_of(const model::RosterGroup& group) {
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(group.sessions.size()), 1);
}

/// The exit code if a signal kept some pytest from starting: never success.
int broken_off(int worst) {
  return worst == success ? system::signal_offset + system::end_signal() : worst;
}

/// One session after the other, whatever the one before came to, unless a signal ended it.
int run_one(const Settings& settings,
            const std::vector<std::string>& command,
            const Roster& roster,
            GroupIndex group,
            const Messages& messages) {
  say_group(settings, roster, group, messages);
  say_if_empty(roster, group, messages);
  int worst = success;
  Part part{.group = group, .run = planning::new_run_id()};
  const std::uint32_t sessions =
      roster.groups[group].names.empty() ? 0 : sessions_of(roster.groups[group]);
  for (; part.session < sessions; ++part.session) {
    if (system::end_signal() != 0) {
      return broken_off(worst);
    }
    say_session(roster, part, messages);
    worst = std::max(worst, SessionRun(settings, command, roster, part).to_its_end(messages));
  }
  return worst;
}

/// One group after another; the worst exit code of all. A signal ends it, as it ends the command.
int run_all(const Settings& settings,
            const std::vector<std::string>& command,
            const Roster& roster,
            const Messages& messages) {
  int worst = success;
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    if (system::end_signal() != 0) {
      return broken_off(worst);
    }
    worst = std::max(worst, run_one(settings, command, roster, group, messages));
  }
  return worst;
}

/// Sessions of one group may not run beside anything that the plan did not count on.
void refuse_sessions(const Roster& roster) {
  const auto several = [](const model::RosterGroup& group) { return group.sessions.size() > 1; };
  if (std::ranges::any_of(roster.groups, several)) {
    throw InputError("--jobs",
                     "some groups need several pytests, one after the other",
                     "leave --jobs out, or serial rules and --max-growth");
  }
}

/// Several groups at once; what each writes is held back until it ends.
int run_several(const Settings& settings,
                const std::vector<std::string>& command,
                const Roster& roster,
                const Messages& messages) {
  refuse_sessions(roster);
  std::vector<std::unique_ptr<const SessionRun>> runs;
  std::vector<GroupIndex> groups;
  std::vector<system::ProcessRequest> requests;
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    say_group(settings, roster, group, messages);
    say_if_empty(roster, group, messages);
    if (!roster.groups[group].names.empty()) {
      groups.push_back(group);
      runs.push_back(std::make_unique<const SessionRun>(
          settings, command, roster, Part{.group = group, .run = planning::new_run_id()}));
      requests.push_back(runs.back()->request());
    }
  }
  std::vector<std::optional<int>> codes(runs.size());
  system::run_together(
      requests, settings.jobs, [&](std::size_t index, const system::ProcessResult& result) {
        runs[index]->note_end();
        system::write_stdout(result.output);
        messages.notice(fmt::format("group {} of {} ended with code {}",
                                    model::number_of(groups[index]).value(),
                                    roster.groups.size(),
                                    result.exit_code));
        codes[index] = result.exit_code;
      });
  int worst = success;
  for (std::size_t index = 0; index < runs.size(); ++index) {
    const int code = codes[index].value_or(success);
    worst = std::max(worst, system::end_signal() != 0 ? code : runs[index]->check(code, messages));
  }
  const bool all_started = std::ranges::all_of(codes, [](const auto& c) { return c.has_value(); });
  return all_started ? worst : broken_off(worst);
}

int run_tests(const Settings& settings,
              const std::vector<std::string>& command,
              const Messages& messages) {
  if (command.empty()) {
    throw InputError("run",
                     "which command?",
                     "put it behind two dashes: `splitter run --shard 2/4 -- pytest -q`");
  }
  if (settings.all && !settings.prepare.empty()) {
    throw InputError("--prepare", "is for one group, and --all runs every one");
  }
  const GroupIndex group = settings.all ? 0 : required_group(settings);
  check_clashes(settings, command, messages);
  check_environment(settings, command);
  const Roster roster = find_roster(asking_as(settings, command), messages);
  if (!settings.plan.empty()) {
    check_checkout(settings, roster, messages);
    const auto most = std::ranges::max_element(roster.groups, {}, &model::RosterGroup::workers);
    check_workers(settings, command, most == roster.groups.end() ? 1 : most->workers, messages);
  }
  messages.notice("plan " + roster.fingerprint);
  if (!settings.prepare.empty()) {
    return prepare(settings, command, roster, group, messages);
  }
  if (!settings.all) {
    return run_one(settings, command, roster, group, messages);
  }
  return settings.jobs > 1 ? run_several(settings, command, roster, messages)
                           : run_all(settings, command, roster, messages);
}

}  // namespace

const CommandSpec run_command{
    .command = Command::run,
    .name = "run",
    .summary = "run one group in one pytest, exactly selected",
    .intro =
        R"(Runs one group in one pytest: the command as it is, with a plugin that keeps the group's
tests and does not import the files of others. No ids on a command line, so any size
works; with pytest 7 or newer, -k, -m, --lf, pytest-xdist and plugins that shuffle.

Usage:
  splitter run --splits N --group K [options] -- COMMAND…
)",
    .examples = R"(
Examples:
  splitter run --splits 4 --group 2 -- pytest -q     run group 2 of 4
  splitter run --shard 2/4 -- pytest tests/unit -n 2
                                                     the tests of the command's own words
  splitter run --shard 2/4 --record records -- pytest
                                                     and keep what they cost
  splitter run --plan plan.json --group 2 -- make test
  splitter run --splits 4 --all -- pytest            all groups, one after the other

The command's own pytest tells the tests, so that the plan is of what it runs; --pytest
does if splitter cannot see it (tox, make). Tests that the plan does not know run in one
group all the same.

Exit codes: those of the command; 0 for a group without tests; 128 + n if signal n ended
it; 125 if splitter itself failed.
)",
    .words = Words::command,
    .wants_group = true,
    .run = run_tests};

}  // namespace splitter::cli
