#include "stored_durations.hpp"

#include "splitter/history/new_names.hpp"
#include "splitter/render/durations_text.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace splitter::cli {

namespace {

using render::StoredTime;

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

std::vector<StoredTime> entries_of(const input::Durations& durations) {
  std::vector<StoredTime> entries;
  entries.reserve(durations.profile.tests.size());
  for (std::size_t i = 0; i < durations.profile.tests.size(); ++i) {
    const model::Measurement& test = durations.profile.tests[i];
    entries.push_back({test.id, test.own, durations.numbers[i]});
  }
  return entries;
}

/// The entries with those of moved files under their new paths, unless one stands there already.
std::vector<StoredTime> moved(std::vector<StoredTime> entries, history::NewNames& names) {
  std::vector<StoredTime> came;
  std::erase_if(entries, [&](const StoredTime& entry) {
    const model::NodeId now = names.of(entry.id);
    if (now == entry.id) {
      return false;
    }
    came.push_back({now, entry.own, entry.number});
    return true;
  });
  if (came.empty()) {
    return entries;
  }
  const auto same_id = [](const StoredTime& a, const StoredTime& b) { return a.id == b.id; };
  entries.insert(entries.end(), came.begin(), came.end());
  std::ranges::stable_sort(entries, {}, &StoredTime::id);
  entries.erase(std::unique(entries.begin(), entries.end(), same_id), entries.end());
  return entries;
}

/// A merge of two sorted lists: what was measured now beats what was carried over, but what is
/// tentative never makes a test shorter.
std::vector<StoredTime> folded(std::span<const StoredTime> old,
                               std::span<const model::Measurement> fresh,
                               Change& change) {
  std::vector<StoredTime> entries;
  entries.reserve(old.size() + fresh.size());
  std::size_t next = 0;
  for (const StoredTime& known : old) {
    for (; next < fresh.size() && fresh[next].id < known.id; ++next) {
      entries.push_back({fresh[next].id, fresh[next].own, {}});
      ++change.added;
    }
    const bool measured = next < fresh.size() && fresh[next].id == known.id;
    const bool moved = measured && fresh[next].own != known.own &&
                       !(fresh[next].tentative && fresh[next].own < known.own);
    if (moved) {
      entries.push_back({known.id, fresh[next].own, {}});
    } else {
      entries.push_back(known);
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

void say_change(const std::string& path, const Change& change, const Messages& messages) {
  messages.notice(fmt::format("{}: {} renewed, {} new, {} kept as {}",
                              path,
                              render::human_count(change.renewed, "test"),
                              render::human_count(change.added),
                              render::human_count(change.kept),
                              change.kept == 1 ? "it was" : "they were"));
}

/// In the form that the file had.
void write(const StoredDurations& old, std::span<const StoredTime> entries) {
  const std::string_view before = old.source ? old.source->view() : std::string_view{};
  std::string text = render::durations_text(entries, indent_of(before));
  renew_file(old.path, old.source, before.ends_with('\n') ? text + '\n' : text);
}

}  // namespace

StoredDurations read_durations(const std::string& path) {
  StoredDurations stored{path, read_regular(path), {}};
  if (stored.source) {
    stored.durations = input::parse_durations(*stored.source, input::Numbers::verbatim);
  }
  return stored;
}

void renew_durations(const StoredDurations& old,
                     std::span<const model::Measurement> fresh,
                     std::span<const history::Rename> moves,
                     const Messages& messages) {
  Change change;
  history::NewNames names(moves);
  write(old, folded(moved(entries_of(old.durations), names), fresh, change));
  say_change(old.path, change, messages);
}

std::size_t prune_durations(const std::string& path,
                            const std::function<bool(model::NodeId)>& exists) {
  const StoredDurations old = read_durations(path);
  std::vector<StoredTime> kept = entries_of(old.durations);
  const std::size_t dropped =
      std::erase_if(kept, [&exists](const StoredTime& entry) { return !exists(entry.id); });
  if (dropped > 0) {
    write(old, kept);
  }
  return dropped;
}

std::optional<model::SourceText> read_regular(const std::string& path) {
  return system::is_regular_file(path) ? system::read_file_if_there(path) : std::nullopt;
}

void renew_file(const std::string& path,
                const std::optional<model::SourceText>& old,
                std::string_view text) {
  if (!old || text != old->view()) {
    system::write_file(path, text);
  }
}

}  // namespace splitter::cli
