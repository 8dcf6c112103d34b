#include "store.hpp"

#include "splitter/history/evidence.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/input/profile.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/profile_text.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folder_lock.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"
#include "splitter/system/renewed_file.hpp"
#include "stored_durations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

namespace splitter::cli {

namespace {

using model::InputError;

/// The durations file that is written: several can be read, but only one can be renewed.
std::string stored_at(const Settings& settings) {
  if (settings.durations.size() > 1) {
    throw InputError("--durations",
                     "names several files, and one is to be written",
                     "say which on the command line: --durations FILE");
  }
  return settings.durations.front();
}

/// Keeps the times of these tests, which all have one; both are sorted.
std::vector<history::TestTime> of_tests(std::vector<history::TestTime> all,
                                        std::span<const model::NodeId> ids) {
  if (all.size() == ids.size()) {
    return all;
  }
  // Most ids are one text in both, and need no comparison.
  const auto same = [](model::NodeId a, model::NodeId b) {
    return a.text().data() == b.text().data() ? a.text().size() == b.text().size() : a == b;
  };
  std::size_t kept = 0;
  for (const history::TestTime& test : all) {
    if (kept < ids.size() && same(test.id, ids[kept])) {
      all[kept++] = test;
    }
  }
  all.resize(kept);
  return all;
}

std::vector<model::NodeId> ids_of(const model::Evidence& evidence) {
  std::vector<model::NodeId> ids;
  ids.reserve(evidence.tests.size());
  for (const model::TestEvidence& test : evidence.tests) {
    ids.push_back(test.id);
  }
  return ids;
}

/// Tests that were measured, under their new paths, and all tests of files that moved.
std::vector<model::NodeId> in_moved_files(std::span<const model::NodeId> measured,
                                          const model::Evidence& all,
                                          std::span<const history::Rename> moves) {
  std::unordered_set<std::string_view> before;
  for (const model::NodeId id : measured) {
    before.insert(id.text());
  }
  std::unordered_set<std::string_view> targets;
  for (const history::Rename& move : moves) {
    targets.insert(move.to);
  }
  std::vector<model::NodeId> ids;
  for (const model::TestEvidence& test : all.tests) {
    if (before.contains(test.id.text()) || targets.contains(all.blocks[test.block])) {
      ids.push_back(test.id);
    }
  }
  return ids;
}

std::string folder_of(const std::string& path) {
  const std::string folder = system::parent(path);
  return folder.empty() ? "." : folder;
}

model::Evidence evidence_in(const std::optional<model::SourceText>& profile) {
  return profile && !profile->view().empty() ? input::parse_profile(*profile) : model::Evidence{};
}

bool is_empty(const model::Evidence& evidence) {
  return evidence.tests.empty() && evidence.scopes.empty() && evidence.jobs.empty();
}

}  // namespace

void say_victims(std::span<const model::Recording> recordings, const Messages& messages) {
  for (const model::Recording& recording : recordings) {
    if (!recording.victim.empty()) {
      messages.warning(fmt::format("a pytest process ended inside of {}; what it finished counts",
                                   model::excerpt(recording.victim)));
    }
  }
}

StoreLocks::StoreLocks(const std::string& durations, const std::string& profile)
    : StoreLocks(std::minmax(folder_of(durations), folder_of(profile))) {}

StoreLocks::StoreLocks(const std::pair<std::string, std::string>& folders) : first_(folders.first) {
  // One process cannot have a folder's lock twice.
  if (!system::same_place(folders.first, folders.second)) {
    second_.emplace(folders.second);
  }
}

Store::Opened::Opened(const std::string& durations_path, const std::string& profile_path)
    : locks(durations_path, profile_path),
      profile(read_regular(profile_path)),
      durations(durations_path),
      evidence(evidence_in(profile)) {}

Store::Store(const Settings& settings, const Messages& messages)
    : settings_(settings), messages_(messages), path_(stored_at(settings)) {}

Store::Opened& Store::opened() {
  return opened_ ? *opened_ : opened_.emplace(path_, settings_.profile);
}

const model::Evidence& Store::evidence() {
  return opened().evidence;
}

const model::Profile& Store::times() {
  return opened().durations.times();
}

void Store::fold(std::vector<model::Recording> recordings) {
  model::Evidence fresh = history::evidence_of(recordings);
  recordings = {};  // as large as the evidence
  if (fresh.tests.empty()) {
    messages_.warning(fmt::format("no test was measured: {} stays as it is", path_));
    return;
  }
  Opened& files = opened();
  // Into an empty store goes each test with its time.
  const bool is_first = is_empty(files.evidence);
  std::vector<model::NodeId> measured = is_first ? std::vector<model::NodeId>{} : ids_of(fresh);
  files.evidence =
      is_first ? std::move(fresh) : history::combined(std::move(files.evidence), std::move(fresh));
  const auto moved = moves(files);
  if (!moved.empty()) {
    files.evidence = history::renamed(std::move(files.evidence), moved);
    measured = in_moved_files(measured, files.evidence, moved);
  }
  std::vector<history::TestTime> times = history::times_of(files.evidence);
  files.durations.fold(is_first ? std::move(times) : of_tests(std::move(times), measured), moved);
  profile_changed_ = true;
}

std::vector<history::Rename> Store::moves(const Opened& files) const {
  const auto exists = [this](std::string_view path) {
    return system::is_file(system::in_root(settings_.root, std::string(path)));
  };
  auto moves = history::find_moves(files.evidence, files.durations.times(), exists);
  for (const history::Rename& move : moves) {
    messages_.detail(
        fmt::format("{} has moved to {}", model::excerpt(move.from), model::excerpt(move.to)));
  }
  return moves;
}

std::size_t Store::prune(const std::function<bool(model::NodeId)>& exists) {
  Opened& files = opened();
  const std::size_t before = files.evidence.tests.size();
  if (before > 0) {
    files.evidence = history::pruned(std::move(files.evidence), exists);
  }
  const std::size_t dropped = before - files.evidence.tests.size();
  profile_changed_ |= dropped > 0;
  return std::max(files.durations.prune(exists), dropped);
}

void Store::commit() {
  if (!opened_) {
    return;
  }
  if (profile_changed_) {
    write_profile(*opened_);
  }
  opened_->durations.commit(messages_);
}

void Store::write_profile(const Opened& files) const {
  const model::Evidence& all = files.evidence;
  system::RenewedFile file(settings_.profile, view_of(files.profile));
  render::write_profile(all, [&file](std::string_view part) { file.add(part); });
  file.commit();
  messages_.detail(fmt::format("{}: {}, {}, {}",
                               settings_.profile,
                               render::human_count(all.tests.size(), "test"),
                               render::human_count(all.scopes.size(), "set-up"),
                               render::human_count(all.sessions.size(), "session")));
}

}  // namespace splitter::cli
