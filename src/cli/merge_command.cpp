#include "commands.hpp"
#include "existing_tests.hpp"
#include "exit_code.hpp"
#include "expected_groups.hpp"
#include "messages.hpp"
#include "records.hpp"
#include "settings.hpp"
#include "splitter/history/carried_over.hpp"
#include "splitter/input/durations.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/render/human.hpp"
#include "splitter/system/files.hpp"
#include "store.hpp"
#include "stored_durations.hpp"

#include <fmt/format.h>

#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::Recording;

std::size_t count_tests(std::span<const Recording> recordings) {
  return std::accumulate(
      recordings.begin(), recordings.end(), std::size_t{0}, [](std::size_t sum, const auto& r) {
        return sum + r.tests.size();
      });
}

/// The measurements of records, and those of durations files that their jobs made.
std::vector<Recording> fresh_of(Records records,
                                const Settings& settings,
                                const Messages& messages) {
  if (records.carried.empty()) {
    return std::move(records.measured);
  }
  const std::string& path = settings.durations.front();
  const model::Profile stored = system::is_regular_file(path)
                                    ? input::parse_durations(system::read_file(path)).profile
                                    : model::Profile{};
  const model::Evidence known = evidence_in(read_regular(settings.profile));
  const std::size_t entries = count_tests(records.carried);
  std::vector<Recording> fresh =
      history::fresh_entries(std::move(records.carried), records.measured, stored, known);
  messages.detail(fmt::format("of {} in durations files {} measured since, the others carried over",
                              render::human_count(entries, "time"),
                              render::human_count(count_tests(fresh))));
  std::vector<Recording> all = std::move(records.measured);
  std::ranges::move(fresh, std::back_inserter(all));
  return all;
}

void prune(const ExistingTests& existing,
           std::span<const Recording> measured,
           const Settings& settings,
           const Messages& messages) {
  std::unordered_set<std::string_view> ran;
  for (const Recording& recording : measured) {
    for (const model::RecordedTest& test : recording.tests) {
      ran.insert(test.id.text());
    }
  }
  const std::size_t dropped = prune_store(
      settings, [&](model::NodeId id) { return ran.contains(id.text()) || existing.has(id); });
  messages.notice(fmt::format("{}: {} dropped that no longer {}",
                              settings.durations.front(),
                              render::human_count(dropped, "test"),
                              dropped == 1 ? "exists" : "exist"));
}

int run_merge(const Settings& settings,
              const std::vector<std::string>& paths,
              const Messages& messages) {
  if (paths.empty()) {
    throw model::InputError(
        "merge", "which records?", "name files, folders or patterns: `splitter merge records/`");
  }
  // Before anything is written: a list that cannot be right stops all.
  std::optional<ExistingTests> existing;
  if (settings.prune) {
    existing.emplace(settings.tests);
  }
  Records records = read_records(paths, settings, messages);
  if (records.files == 0) {
    throw model::InputError(model::excerpt(paths.front()), "holds no records");
  }
  say_victims(records.measured, messages);
  const bool complete = !settings.expect_groups ||
                        all_groups_are_there(*settings.expect_groups, records.measured, messages);
  const std::vector<Recording> fresh = fresh_of(std::move(records), settings, messages);
  fold_into_store(settings, fresh, messages);
  if (existing) {
    prune(*existing, fresh, settings, messages);
  }
  return complete ? success : answer_is_no;
}

}  // namespace

const CommandSpec merge_command{
    .command = Command::merge,
    .name = "merge",
    .summary = "fold the records of several jobs into the stored durations",
    .intro =
        R"(Folds records and other tools' reports into the durations file: in any order, and each
only once, however often it is named. The newest of several runs counts most; tests that
were not measured keep their times.

Reads the records of `splitter record`, durations files of several jobs, JUnit XML, what
pytest-reportlog, pytest-json-report and pytest-monitor write, and the output of
`pytest --durations=0 -vv`.

Usage:
  splitter merge [options] FILE|DIR|GLOB…
)",
    .examples = R"(
Examples:
  splitter merge records/                            all reports below the folder
  splitter merge 'artifacts/**/*.xml'                those that fit, at any depth
  splitter merge --expect-groups 4 records/          exit 1 if a group is missing
  splitter merge --durations new.json job-*.jsonl    into another file
)",
    .words = Words::names,
    .asks_ci = false,
    .run = run_merge};

}  // namespace splitter::cli
