#include "session_run.hpp"

#include "exit_code.hpp"
#include "splitter/model/error.hpp"
#include "splitter/pytest/command.hpp"
#include "splitter/render/selection_text.hpp"
#include "splitter/system/folders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>

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

/// What the records say that was planned: seconds and tests; empty where that is not known.
std::string planned_of(const model::RosterGroup& group) {
  const double seconds = std::chrono::duration<double>(group.raw).count();
  return group.raw > model::Microseconds{0} ? fmt::format("{:.6f} {}", seconds, group.tests) : "";
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
    : selection_(folder_.path() + "/selection") {
  system::write_file(selection_, render::selection_text(roster, part.group, part.session));
  std::vector<Plugin> plugins = {selector()};
  if (!settings.record.empty()) {
    plugins.push_back(recorder());
    plugins.push_back(process_module());
  }
  request_ = request_with(settings, command, folder_.path(), plugins);
  request_.variables.emplace_back("SPLITTER_SELECTION", selection_);
  request_.variables.emplace_back("SPLITTER_SELECTOR", "");
  if (const std::string words = more_options(command, roster, part); !words.empty()) {
    request_.variables.emplace_back("PYTEST_ADDOPTS", before_own(words, "PYTEST_ADDOPTS", " "));
  }
  if (!settings.record.empty()) {
    record(settings, roster, part);
  }
}

void SessionRun::record(const Settings& settings, const Roster& roster, const Part& part) {
  const std::string records = system::make_folder(settings.record);
  set_recording(request_, records, part.run);
  end_.emplace(records, part.run);
  const std::string group = fmt::format("{}/{}", part.group + 1, roster.groups.size());
  request_.variables.emplace_back("SPLITTER_RECORD_PLAN", roster.fingerprint);
  request_.variables.emplace_back("SPLITTER_RECORD_GROUP", group);
  request_.variables.emplace_back("SPLITTER_RECORD_PLANNED", planned_of(roster.groups[part.group]));
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
  if (system::is_file(selection_ + ".seen")) {
    return code;
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

}  // namespace splitter::cli
