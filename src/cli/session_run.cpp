#include "session_run.hpp"

#include "exit_code.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/pytest/shell_words.hpp"
#include "splitter/render/session_document.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace splitter::cli {

namespace {

using model::InputError;
using model::Roster;

/// True where the command says itself how many workers pytest-xdist has.
bool names_workers(const std::vector<std::string>& command) {
  return std::ranges::any_of(pytest::words_for_pytest(command), [](const std::string& word) {
    return word.starts_with("-n") || word.starts_with("--numprocesses") ||
           word.starts_with("--dist") || word == "no:xdist";
  });
}

/// The record of a group says what was planned of it, where that is known.
render::RecordRequest record_request_for(const Roster& roster,
                                         const Part& part,
                                         const std::string& records) {
  render::RecordRequest record = planning::record_request(records, part.run);
  const model::RosterGroup& group = roster.groups[part.group];
  record.plan = roster.fingerprint;
  record.group = model::number_of(part.group);
  record.groups = static_cast<model::GroupIndex>(roster.groups.size());
  if (group.raw > model::Microseconds{0}) {
    record.planned_s = std::chrono::duration<double>(group.raw).count();
    record.planned_tests = group.tests;
  }
  return record;
}

/// All that the pytests of one session are asked for.
render::SessionRequest session_request(const Settings& settings,
                                       const Roster& roster,
                                       const Part& part,
                                       const std::string& seen) {
  render::SessionRequest session;
  session.selection = {
      .roster = &roster, .group = part.group, .session = part.session, .seen = seen};
  if (!settings.record.empty()) {
    session.record = record_request_for(roster, part, system::make_folder(settings.record));
  }
  return session;
}

/// Options of pytest-xdist that stand before the user's own, as the plan counts on them.
std::string more_options(const std::vector<std::string>& command,
                         const Roster& roster,
                         const Part& part) {
  const model::RosterGroup& group = roster.groups[part.group];
  const std::uint32_t workers =
      group.sessions.empty() ? group.workers : group.sessions[part.session].workers;
  if (workers == 1 || names_workers(command)) {
    return {};
  }
  return fmt::format("-n {} --dist {}",
                     workers,
                     model::distribution_names.at(static_cast<std::size_t>(roster.distribution)));
}

}  // namespace

SessionRun::SessionRun(const Settings& settings,
                       const std::vector<std::string>& command,
                       const Roster& roster,
                       const Part& part)
    : seen_(planning::session_file(folder_.path()) + ".seen") {
  const render::SessionRequest session = session_request(settings, roster, part, seen_);
  if (session.record.has_value()) {
    end_.emplace(session.record->folder, part.run);
  }
  request_ = request_with(settings, command, folder_.path(), session);
  if (const std::string words = more_options(command, roster, part); !words.empty()) {
    request_.variables.emplace_back("PYTEST_ADDOPTS",
                                    planning::before_own(words, "PYTEST_ADDOPTS", " "));
  }
}

int SessionRun::to_its_end(const Messages& messages) const {
  const int code = system::run_attached(request_);
  note_end();
  return check(code, messages);
}

void SessionRun::note_end() const {
  if (end_.has_value()) {
    end_->write();
  }
}

/// A pytest that did not see the plan ran every test, or none.
int SessionRun::check(int code, const Messages& messages) const {
  constexpr const char* hint =
      "does it see the environment (tox: pass_env = SPLITTER_*, PYTHONPATH, PYTEST_PLUGINS), and "
      "is it pytest 7 or newer?";
  if (system::is_file(seen_)) {
    return code;
  }
  if (const auto second = system::read_file_if_there(seen_ + ".refused")) {
    throw InputError(std::string(second->view()),
                     "divides the tests a second time: most of them would run nowhere",
                     "leave it out: splitter's own groups are all that is needed");
  }
  if (code == success) {
    throw InputError("the command",
                     "started no pytest that knows which group this is: it ran every test, or none",
                     hint);
  }
  messages.warning(
      fmt::format("the command ended with code {} before any pytest chose its tests", code));
  messages.hint(hint);
  return code;
}

void prepare_session(const Settings& settings,
                     const std::vector<std::string>& command,
                     const Roster& roster,
                     const Part& part) {
  if (const std::size_t count = roster.groups[part.group].sessions.size(); count > 1) {
    throw InputError(
        fmt::format("group {} of {}", model::number_of(part.group).value(), roster.groups.size()),
        fmt::format("needs {} pytests, one after the other", count),
        "`splitter run` starts them; or leave out serial rules and --max-growth");
  }
  const std::string folder = system::make_folder(settings.prepare);
  render::SessionRequest session =
      session_request(settings, roster, part, planning::session_file(folder) + ".seen");
  session.selection->prepared = true;
  planning::write_session(folder, std::move(session));
  for (const std::string& word : pytest::shell_words(more_options(command, roster, part), "")) {
    system::write_stdout(word + "\n");
  }
}

}  // namespace splitter::cli
