#include "store.hpp"

#include "files.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/input/source_text.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/durations_text.hpp"
#include "splitter/render/plan_report.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

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
                               const history::RecordedTimes& times,
                               Change& change) {
  const model::Profile& fresh = times.profile;
  std::vector<StoredTime> entries;
  entries.reserve(old.profile.tests.size() + fresh.tests.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < old.profile.tests.size(); ++i) {
    const model::Measurement& known = old.profile.tests[i];
    for (; next < fresh.tests.size() && fresh.tests[next].id < known.id; ++next) {
      entries.push_back({fresh.tests[next].id, fresh.tests[next].own, {}});
      ++change.added;
    }
    const bool measured = next < fresh.tests.size() && fresh.tests[next].id == known.id;
    const bool moved = measured && fresh.tests[next].own != known.own &&
                       !(times.only_failed[next] && fresh.tests[next].own < known.own);
    if (moved) {
      entries.push_back({known.id, fresh.tests[next].own, {}});
    } else {
      entries.push_back({known.id, known.own, old.numbers[i]});
    }
    ++(measured ? change.renewed : change.kept);
    next += measured ? 1 : 0;
  }
  for (; next < fresh.tests.size(); ++next) {
    entries.push_back({fresh.tests[next].id, fresh.tests[next].own, {}});
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

}  // namespace

void say_victims(std::span<const model::Recording> recordings, const Messages& messages) {
  for (const model::Recording& recording : recordings) {
    if (!recording.victim.empty()) {
      messages.warning(fmt::format("a pytest process ended inside of {}; what it finished counts",
                                   input::excerpt(recording.victim)));
    }
  }
}

void fold_into_durations(const Settings& settings,
                         std::span<const model::Recording> recordings,
                         const Messages& messages) {
  const history::RecordedTimes times = history::times_of(recordings);
  const std::string path = stored_at(settings);
  if (times.profile.tests.empty()) {
    messages.warning(fmt::format("no test was measured: {} stays as it is", path));
    return;
  }
  const FolderLock lock(fs::path(path).parent_path().string());
  const auto source = is_regular_file(path) ? read_file_if_there(path) : std::nullopt;
  const Durations old =
      source ? input::parse_durations(*source, input::Numbers::verbatim) : Durations{};
  Change change;
  const std::string_view indent = indent_of(source ? source->view() : std::string_view{});
  std::string text = render::durations_text(folded(old, times, change), indent);
  if (source && source->view().ends_with('\n')) {
    text += '\n';
  }
  if (!source || text != source->view()) {
    write_file(path, text);
  }
  say_change(path, change, messages);
}

std::size_t prune_durations(const Settings& settings,
                            const std::function<bool(model::NodeId)>& exists) {
  const std::string path = stored_at(settings);
  const FolderLock lock(fs::path(path).parent_path().string());
  if (!is_regular_file(path)) {
    return 0;
  }
  const input::SourceText source = read_file(path);
  const Durations old = input::parse_durations(source, input::Numbers::verbatim);
  std::vector<StoredTime> kept;
  for (std::size_t i = 0; i < old.profile.tests.size(); ++i) {
    const model::Measurement& test = old.profile.tests[i];
    if (exists(test.id)) {
      kept.push_back({test.id, test.own, old.numbers[i]});
    }
  }
  const std::size_t dropped = old.profile.tests.size() - kept.size();
  if (dropped > 0) {
    std::string text = render::durations_text(kept, indent_of(source.view()));
    write_file(path, source.view().ends_with('\n') ? text + '\n' : text);
  }
  return dropped;
}

}  // namespace splitter::cli
