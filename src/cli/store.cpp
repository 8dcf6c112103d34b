#include "store.hpp"

#include "splitter/history/evidence.hpp"
#include "splitter/history/renames.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/input/profile.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/profile_block.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/profile_text.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/folder_lock.hpp"
#include "splitter/system/folders.hpp"
#include "splitter/system/path.hpp"
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

namespace fs = std::filesystem;
using model::InputError;

/// The one file that is written: several can be read, but not renewed.
std::string stored_at(const Settings& settings) {
  if (settings.durations.size() > 1) {
    throw InputError("--durations",
                     "names several files, and one is to be written",
                     "say which on the command line: --durations FILE");
  }
  return settings.durations.front();
}

/// Of a profile the measurements of these tests, which all stand in it; both sorted.
std::vector<model::Measurement> of_tests(const model::Profile& profile,
                                         std::span<const model::NodeId> ids) {
  std::vector<model::Measurement> found;
  found.reserve(ids.size());
  auto next = profile.tests.begin();
  for (const model::NodeId id : ids) {
    while (next != profile.tests.end() && next->id < id) {
      ++next;
    }
    if (next != profile.tests.end() && next->id == id) {
      found.push_back(*next);
    }
  }
  return found;
}

std::vector<model::NodeId> ids_of(const model::Evidence& evidence) {
  std::vector<model::NodeId> ids;
  ids.reserve(evidence.tests.size());
  for (const model::TestEvidence& test : evidence.tests) {
    ids.push_back(test.id);
  }
  return ids;
}

/// The tests that were measured, under their new paths, and all of the files that moved.
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
    const std::string_view path = model::block_of_test(test.id.text()).block;
    if (before.contains(test.id.text()) || targets.contains(path)) {
      ids.push_back(test.id);
    }
  }
  return ids;
}

model::Evidence with_stored(const std::optional<model::SourceText>& profile,
                            model::Evidence fresh) {
  model::Evidence stored = evidence_in(profile);
  const bool is_new = stored.tests.empty() && stored.scopes.empty() && stored.jobs.empty();
  return is_new ? std::move(fresh) : history::combined(std::move(stored), std::move(fresh));
}

std::vector<history::Rename> moves_in(const model::Evidence& evidence,
                                      const input::Durations& durations,
                                      const Settings& settings,
                                      const Messages& messages) {
  const auto exists = [&settings](std::string_view path) {
    return system::is_file(system::in_root(settings.root, std::string(path)));
  };
  auto moves = history::find_moves(evidence, durations.profile, exists);
  for (const history::Rename& move : moves) {
    messages.detail(
        fmt::format("{} has moved to {}", model::excerpt(move.from), model::excerpt(move.to)));
  }
  return moves;
}

void write_profile(const std::string& path,
                   const std::optional<model::SourceText>& old,
                   const model::Evidence& all,
                   const Messages& messages) {
  renew_file(path, old, render::profile_text(all));
  messages.detail(fmt::format("{}: {}, {}, {}",
                              path,
                              render::human_count(all.tests.size(), "test"),
                              render::human_count(all.scopes.size(), "set-up"),
                              render::human_count(all.sessions.size(), "session")));
}

std::size_t prune_profile(const std::string& path,
                          const std::function<bool(model::NodeId)>& exists) {
  const auto source = read_regular(path);
  if (!source) {
    return 0;
  }
  model::Evidence old = input::parse_profile(*source);
  const std::size_t before = old.tests.size();
  const model::Evidence kept = history::pruned(std::move(old), exists);
  if (kept.tests.size() < before) {
    system::write_file(path, render::profile_text(kept));
  }
  return before - kept.tests.size();
}

/// The locks on the folders of both files, always in the same order.
class StoreLocks {
 public:
  StoreLocks(const std::string& durations, const std::string& profile)
      : StoreLocks(std::minmax(folder_of(durations), folder_of(profile))) {}

 private:
  explicit StoreLocks(const std::pair<std::string, std::string>& folders) : first_(folders.first) {
    // One process cannot have a folder's lock twice.
    if (!system::same_place(folders.first, folders.second)) {
      second_.emplace(folders.second);
    }
  }

  static std::string folder_of(const std::string& path) {
    const std::string folder = system::parent(path);
    return folder.empty() ? "." : folder;
  }

  system::FolderLock first_;
  std::optional<system::FolderLock> second_;
};

}  // namespace

void say_victims(std::span<const model::Recording> recordings, const Messages& messages) {
  for (const model::Recording& recording : recordings) {
    if (!recording.victim.empty()) {
      messages.warning(fmt::format("a pytest process ended inside of {}; what it finished counts",
                                   model::excerpt(recording.victim)));
    }
  }
}

model::Evidence evidence_in(const std::optional<model::SourceText>& profile) {
  return profile && !profile->view().empty() ? input::parse_profile(*profile) : model::Evidence{};
}

void fold_into_store(const Settings& settings,
                     std::span<const model::Recording> recordings,
                     const Messages& messages) {
  const std::string path = stored_at(settings);
  model::Evidence fresh = history::evidence_of(recordings);
  if (fresh.tests.empty()) {
    messages.warning(fmt::format("no test was measured: {} stays as it is", path));
    return;
  }
  const StoreLocks locks(path, settings.profile);
  const auto old_profile = read_regular(settings.profile);
  const StoredDurations old = read_durations(path);
  std::vector<model::NodeId> measured = ids_of(fresh);
  model::Evidence all = with_stored(old_profile, std::move(fresh));
  const auto moves = moves_in(all, old.durations, settings, messages);
  if (!moves.empty()) {
    all = history::renamed(std::move(all), moves);
    measured = in_moved_files(measured, all, moves);
  }
  write_profile(settings.profile, old_profile, all, messages);
  const model::Profile profile = history::profile_of(all);
  renew_durations(old, of_tests(profile, measured), moves, messages);
}

std::size_t prune_store(const Settings& settings,
                        const std::function<bool(model::NodeId)>& exists) {
  const std::string path = stored_at(settings);
  const StoreLocks locks(path, settings.profile);
  return std::max(prune_durations(path, exists), prune_profile(settings.profile, exists));
}

}  // namespace splitter::cli
