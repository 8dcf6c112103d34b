#include "stored_durations.hpp"

#include "splitter/history/new_names.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/render/durations_text.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/renewed_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <utility>

namespace splitter::cli {

namespace {

using render::StoredTime;

/// Number of entries whose ids are asked for while those before are compared.
constexpr std::size_t ahead = 8;

/// Blanks before the first entry; those of pytest-split if there are none.
std::string_view indent_of(std::string_view text) {
  const std::size_t line = text.find_first_not_of("{ \t\r") + 1;
  const std::size_t entry = text.find_first_not_of(' ', line);
  const bool indented = text.starts_with('{') && line > 0 && line < text.size() &&
                        text[line - 1] == '\n' && entry != std::string_view::npos &&
                        text[entry] == '"' && entry > line;
  return indented ? text.substr(line, entry - line) : std::string_view("    ");
}

std::vector<StoredTime> entries_of(const input::Durations& durations) {
  std::vector<StoredTime> entries;
  entries.reserve(durations.profile.tests.size());
  for (std::size_t i = 0; i < durations.profile.tests.size(); ++i) {
    const model::Measurement& test = durations.profile.tests[i];
    entries.push_back({test.id, test.own, durations.numbers[i]});
  }
  return entries;
}

/// Entries with those of moved files under their new paths, unless one is there already.
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

}  // namespace

StoredDurations::StoredDurations(std::string path)
    : path_(std::move(path)), source_(read_regular(path_)) {
  if (source_) {
    input::Durations durations = input::parse_durations(*source_, input::Numbers::verbatim);
    entries_ = entries_of(durations);
    times_ = std::move(durations.profile);
  }
}

/// Merges two sorted lists. New measurements win, but one that is tentative never makes a test
/// shorter.
void StoredDurations::fold(std::span<const history::TestTime> fresh,
                           std::span<const history::Rename> moves) {
  history::NewNames names(moves);
  const std::vector<StoredTime> old = moved(std::exchange(entries_, {}), names);
  texts_.push_back(names.texts());
  Change& change = folded_.emplace(Change{});
  entries_.reserve(old.size() + fresh.size());
  std::size_t next = 0;
  const auto add = [&] {
    entries_.push_back({fresh[next].id, fresh[next].own, {}});
    ++change.added;
    ++next;
  };
  for (std::size_t i = 0; i < old.size(); ++i) {
    const StoredTime& known = old[i];
    old[std::min(i + ahead, old.size() - 1)].id.prefetch();
    auto order = std::strong_ordering::greater;
    while (next < fresh.size() && (order = fresh[next].id <=> known.id) < 0) {
      add();
    }
    const bool measured = next < fresh.size() && order == 0;
    const bool differs = measured && fresh[next].own != known.own &&
                         !(fresh[next].tentative && fresh[next].own < known.own);
    entries_.push_back(differs ? StoredTime{known.id, fresh[next].own, {}} : known);
    ++(measured ? change.renewed : change.kept);
    next += measured ? 1 : 0;
  }
  while (next < fresh.size()) {
    add();
  }
}

std::size_t StoredDurations::prune(const std::function<bool(model::NodeId)>& exists) {
  const std::size_t dropped =
      std::erase_if(entries_, [&exists](const StoredTime& entry) { return !exists(entry.id); });
  pruned_ |= dropped > 0;
  return dropped;
}

void StoredDurations::commit(const planning::Messages& messages) const {
  if (folded_ || pruned_) {
    const std::string_view before = view_of(source_).value_or(std::string_view{});
    system::RenewedFile file(path_, view_of(source_));
    render::write_durations(
        entries_, indent_of(before), [&file](std::string_view part) { file.add(part); });
    file.add(before.ends_with('\n') ? "\n" : "");
    file.commit();
  }
  if (folded_) {
    say(*folded_, messages);
  }
}

void StoredDurations::say(const Change& change, const planning::Messages& messages) const {
  messages.notice(fmt::format("{}: {} renewed, {} new, {} kept as {}",
                              path_,
                              render::human_count(change.renewed, "test"),
                              render::human_count(change.added),
                              render::human_count(change.kept),
                              change.kept == 1 ? "it was" : "they were"));
}

std::optional<std::string_view> view_of(const std::optional<model::SourceText>& source) {
  return source ? std::optional(source->view()) : std::nullopt;
}

std::optional<model::SourceText> read_regular(const std::string& path) {
  return system::is_regular_file(path) ? system::read_file_if_there(path) : std::nullopt;
}

}  // namespace splitter::cli
