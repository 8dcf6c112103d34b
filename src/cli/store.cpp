#include "store.hpp"

#include "files.hpp"
#include "splitter/history/evidence.hpp"
#include "splitter/history/statistics.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/input/profile.hpp"
#include "splitter/input/source_text.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/durations_text.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/render/profile_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <system_error>
#include <utility>

namespace splitter::cli {

namespace {

namespace fs = std::filesystem;
using input::Durations;
using model::InputError;
using render::StoredTime;

/// The one file that is written: several can be read, but not renewed.
std::string stored_at(const Settings& settings) {
  if (settings.durations.size() > 1) {
    throw InputError("--durations",
                     "names several files, and one is to be written",
                     "say which on the command line: --durations FILE");
  }
  return settings.durations.front();
}

/// The blanks before the first entry; those of pytest-split where there are none.
std::string_view indent_of(std::string_view text) {
  const std::size_t line = text.find_first_not_of("{ \t\r") + 1;
  const std::size_t entry = text.find_first_not_of(' ', line);
  const bool indented = text.starts_with('{') && line > 0 && line < text.size() &&
                        text[line - 1] == '\n' && entry != std::string_view::npos &&
                        text[entry] == '"' && entry > line;
  return indented ? text.substr(line, entry - line) : std::string_view("    ");
}

/// How the store changed, for the closing line.
struct Change {
  std::size_t renewed = 0;
  std::size_t added = 0;
  std::size_t kept = 0;
};

/// A merge of two sorted lists: what was measured now beats what was carried over, but a failure
/// may have broken a test off, and never makes it shorter.
std::vector<StoredTime> folded(const Durations& old,
                               std::span<const model::Measurement> fresh,
                               Change& change) {
  std::vector<StoredTime> entries;
  entries.reserve(old.profile.tests.size() + fresh.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < old.profile.tests.size(); ++i) {
    const model::Measurement& known = old.profile.tests[i];
    for (; next < fresh.size() && fresh[next].id < known.id; ++next) {
      entries.push_back({fresh[next].id, fresh[next].own, {}});
      ++change.added;
    }
    const bool measured = next < fresh.size() && fresh[next].id == known.id;
    const bool moved = measured && fresh[next].own != known.own &&
                       !(fresh[next].only_failed && fresh[next].own < known.own);
    if (moved) {
      entries.push_back({known.id, fresh[next].own, {}});
    } else {
      entries.push_back({known.id, known.own, old.numbers[i]});
    }
    ++(measured ? change.renewed : change.kept);
    next += measured ? 1 : 0;
  }
  for (; next < fresh.size(); ++next) {
    entries.push_back({fresh[next].id, fresh[next].own, {}});
    ++change.added;
  }
  return entries;
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

std::optional<input::SourceText> read_regular(const std::string& path) {
  return is_regular_file(path) ? read_file_if_there(path) : std::nullopt;
}

/// Writes only what has changed.
void renew_file(const std::string& path,
                const std::optional<input::SourceText>& old,
                std::string_view text) {
  if (!old || text != old->view()) {
    write_file(path, text);
  }
}

model::Evidence renew_profile(const std::string& path,
                              model::Evidence fresh,
                              const Messages& messages) {
  const auto source = read_regular(path);
  const bool is_new = !source || source->view().empty();
  model::Evidence all = is_new ? std::move(fresh)
                               : history::combined(input::parse_profile(*source), std::move(fresh));
  renew_file(path, source, render::profile_text(all));
  messages.detail(fmt::format("{}: {}, {}, {}",
                              path,
                              render::human_count(all.tests.size(), "test"),
                              render::human_count(all.scopes.size(), "set-up"),
                              render::human_count(all.sessions.size(), "session")));
  return all;
}

void say_change(const std::string& path, const Change& change, const Messages& messages) {
  messages.notice(fmt::format("{}: {} renewed, {} new, {} kept as {}",
                              path,
                              render::human_count(change.renewed, "test"),
                              render::human_count(change.added),
                              render::human_count(change.kept),
                              change.kept == 1 ? "it was" : "they were"));
}

void renew_durations(const std::string& path,
                     std::span<const model::Measurement> fresh,
                     const Messages& messages) {
  const auto source = read_regular(path);
  const Durations old =
      source ? input::parse_durations(*source, input::Numbers::verbatim) : Durations{};
  Change change;
  const std::string_view indent = indent_of(source ? source->view() : std::string_view{});
  std::string text = render::durations_text(folded(old, fresh, change), indent);
  if (source && source->view().ends_with('\n')) {
    text += '\n';
  }
  renew_file(path, source, text);
  say_change(path, change, messages);
}

std::size_t prune_durations(const std::string& path,
                            const std::function<bool(model::NodeId)>& exists) {
  const auto source = read_regular(path);
  const Durations old =
      source ? input::parse_durations(*source, input::Numbers::verbatim) : Durations{};
  std::vector<StoredTime> kept;
  for (std::size_t i = 0; i < old.profile.tests.size(); ++i) {
    const model::Measurement& test = old.profile.tests[i];
    if (exists(test.id)) {
      kept.push_back({test.id, test.own, old.numbers[i]});
    }
  }
  const std::size_t dropped = old.profile.tests.size() - kept.size();
  if (dropped > 0) {
    std::string text = render::durations_text(kept, indent_of(source->view()));
    write_file(path, source->view().ends_with('\n') ? text + '\n' : text);
  }
  return dropped;
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
    write_file(path, render::profile_text(kept));
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
    std::error_code error;
    // One process cannot have a folder's lock twice.
    if (!fs::equivalent(folders.first, folders.second, error)) {
      second_.emplace(folders.second);
    }
  }

  static std::string folder_of(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
  }

  FolderLock first_;
  std::optional<FolderLock> second_;
};

}  // namespace

void say_victims(std::span<const model::Recording> recordings, const Messages& messages) {
  for (const model::Recording& recording : recordings) {
    if (!recording.victim.empty()) {
      messages.warning(fmt::format("a pytest process ended inside of {}; what it finished counts",
                                   input::excerpt(recording.victim)));
    }
  }
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
  const std::vector<model::NodeId> measured = ids_of(fresh);
  const model::Evidence all = renew_profile(settings.profile, std::move(fresh), messages);
  const model::Profile profile = history::profile_of(all);
  renew_durations(path, of_tests(profile, measured), messages);
}

std::size_t prune_store(const Settings& settings,
                        const std::function<bool(model::NodeId)>& exists) {
  const std::string path = stored_at(settings);
  const StoreLocks locks(path, settings.profile);
  return std::max(prune_durations(path, exists), prune_profile(settings.profile, exists));
}

}  // namespace splitter::cli
