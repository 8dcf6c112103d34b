#include "commands.hpp"
#include "exit_code.hpp"
#include "records.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/clashes.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/plugin_run.hpp"
#include "splitter/render/record_summary.hpp"
#include "splitter/render/session_document.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folder_lock.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/process.hpp"
#include "splitter/system/temporary_folder.hpp"
#include "store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;

constexpr const char* records_folder = ".splitter/records";

render::SessionRequest session_for(const Settings& settings,
                                   const std::string& records,
                                   const std::string& run) {
  render::RecordRequest record = planning::record_request(records, run);
  const Shard& shard = settings.shard;
  if (shard.group && shard.splits) {
    record.group = shard.group;
    record.groups = shard.splits;
  }
  return {.record = std::move(record)};
}

int run_recorded(const Settings& settings,
                 const std::vector<std::string>& command,
                 const std::string& plugin_folder,
                 const std::string& records,
                 const std::string& run) {
  const planning::EndNote end(records, run);
  const int code = system::run_attached(
      request_with(settings, command, plugin_folder, session_for(settings, records, run)));
  end.write();
  return code;
}

/// The folder of records until they are folded in. A run that was killed leaves them there, for the
/// next one to find; the lock tells it from a run that is still going on.
class Workshop {
 public:
  Workshop(const std::string& root, const std::string& run)
      : top_(system::make_folder(system::in_root(root, records_folder))),
        own_(system::make_folder(top_ + "/" + run)),
        lock_(own_) {
    // The tests go on if splitter alone is killed, and so does their recording.
    lock_.share();
    const std::string ignore = system::parent(top_) + "/.gitignore";
    if (!system::is_file(ignore)) {
      system::write_file(ignore, "*\n");
    }
  }

  ~Workshop() { system::remove_if_empty(own_); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  Workshop(Workshop&&) = delete;
  Workshop& operator=(Workshop&&) = delete;

  [[nodiscard]] const std::string& folder() const { return own_; }

  /// The folders that killed runs left behind; locked from now on.
  [[nodiscard]] std::vector<std::string> leftovers() {
    std::vector<std::string> found;
    for (const std::string& path : system::paths_in(top_)) {
      if (path != own_ && system::is_folder(path)) {
        auto lock = std::make_unique<system::FolderLock>(path, false);
        if (lock->held()) {
          found.push_back(path);
          others_.push_back(std::move(lock));
        }
      }
    }
    return found;
  }

  static void remove(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
      system::remove_all(folder);
    }
  }

 private:
  std::string top_;
  std::string own_;
  system::FolderLock lock_;
  std::vector<std::unique_ptr<system::FolderLock>> others_;
};

void say_summary(std::span<const model::Recording> recordings, const Messages& messages) {
  for (const std::string& line : render::record_summary(recordings)) {
    messages.notice(line);
  }
  say_victims(recordings, messages);
}

void check_recorded(std::span<const model::Recording> recordings, const Messages& messages) {
  if (recordings.empty()) {
    messages.warning("the command started no pytest that recorded anything");
    messages.hint(
        "is it pytest 7 or newer, and does it see the environment (tox: pass_env = "
        "SPLITTER_*, PYTHONPATH, PYTEST_PLUGINS)?");
  }
}

/// Recorded ids are right as they are: prefixes are for what comes from elsewhere.
std::vector<model::Recording> recorded_in(const std::vector<std::string>& folders,
                                          const Settings& settings,
                                          const Messages& messages) {
  Settings plain = settings;
  plain.strip_prefix.clear();
  plain.add_prefix.clear();
  return read_records(folders, plain, messages).measured;
}

int record_into(const Settings& settings,
                const std::vector<std::string>& command,
                const std::string& plugin_folder,
                const std::string& run,
                const Messages& messages) {
  const std::string folder = system::make_folder(settings.output);
  const int code = run_recorded(settings, command, plugin_folder, folder, run);
  const auto recordings = recorded_in(std::vector{folder}, settings, messages);
  check_recorded(recordings, messages);
  say_summary(recordings, messages);
  messages.notice(fmt::format("records are in {}", settings.output));
  return code;
}

int record_and_fold(const Settings& settings,
                    const std::vector<std::string>& command,
                    const std::string& plugin_folder,
                    const std::string& run,
                    const Messages& messages) {
  Workshop workshop(settings.root, run);
  const int code = run_recorded(settings, command, plugin_folder, workshop.folder(), run);
  auto recordings = recorded_in(std::vector{workshop.folder()}, settings, messages);
  check_recorded(recordings, messages);
  std::vector<std::string> folders = workshop.leftovers();
  if (!folders.empty()) {
    messages.notice("with what an interrupted run left behind");
    std::ranges::move(recorded_in(folders, settings, messages), std::back_inserter(recordings));
  }
  if (!recordings.empty()) {
    say_summary(recordings, messages);
    Store store(settings, messages);
    store.fold(std::move(recordings));
    store.commit();
  }
  folders.push_back(workshop.folder());
  Workshop::remove(folders);
  return code;
}

/// The recording of a pytest that has started already.
int prepare_record(const Settings& settings, const std::string& run) {
  if (settings.output.empty()) {
    throw InputError("--prepare", "needs a folder for the records", "name one with -o");
  }
  const std::string folder = system::make_folder(settings.prepare);
  planning::write_session(folder, session_for(settings, system::make_folder(settings.output), run));
  return success;
}

int run_record(const Settings& settings,
               const std::vector<std::string>& command,
               const Messages& messages) {
  if (command.empty()) {
    throw InputError(
        "record", "which command?", "put it behind two dashes: `splitter record -- pytest -q`");
  }
  const std::string run = planning::new_run_id();
  if (!settings.prepare.empty()) {
    return prepare_record(settings, run);
  }
  check_environment(settings, command);
  const system::TemporaryFolder plugin;
  return settings.output.empty() ? record_and_fold(settings, command, plugin.path(), run, messages)
                                 : record_into(settings, command, plugin.path(), run, messages);
}

}  // namespace

const CommandSpec record_command{
    .command = Command::record,
    .name = "record",
    .summary = "run the tests once and store how long each takes",
    .intro =
        R"(Runs a command and records the cost of every test, import and set-up below it, with pytest
7 or newer, also under pytest-xdist, and nothing to install. Then renews the durations
file.

Usage:
  splitter record [options] -- COMMAND…
)",
    .examples = R"(
Examples:
  splitter record -- pytest -q                       the whole suite, once
  splitter record -- python -m pytest -n 4           also with workers
  splitter record --shard 2/4 -o records -- pytest @ids
                                                     in one CI job of several: keep the
                                                     records, and merge them later

Failing tests do not prevent recording; a run that is broken off keeps what it has.

Exit codes: those of the command; 128 + n if signal n ended it; 125 if splitter
itself failed.
)",
    .words = Words::command,
    .wants_group = true,
    .run = run_record};

}  // namespace splitter::cli
