#include "commands.hpp"
#include "existing_tests.hpp"
#include "exit_code.hpp"
#include "expected_groups.hpp"
#include "records.hpp"
#include "settings.hpp"
#include "splitter/history/carried_over.hpp"
#include "splitter/history/peaks.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/render/human.hpp"
#include "store.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Recordings of the runs, and of durations files those entries that their jobs measured.
std::vector<Recording> fresh_of(Records records, Store& store, const Messages& messages) {
  if (records.carried.empty()) {
    return std::move(records.measured);
  }
  const std::size_t entries = count_tests(records.carried);
  std::vector<Recording> fresh = history::fresh_entries(
      std::move(records.carried), records.measured, store.times(), store.evidence());
  messages.detail(fmt::format("of {} in durations files {} measured since, the others carried over",
                              render::human_count(entries, "time"),
                              render::human_count(count_tests(fresh))));
  std::vector<Recording> all = std::move(records.measured);
  std::ranges::move(fresh, std::back_inserter(all));
  return all;
}

void share_peaks(std::vector<Recording>& fresh, const Messages& messages) {
  const std::size_t alone = history::share_peaks(fresh);
  if (alone > 0) {
    messages.warning(fmt::format("{} {} a peak of memory and no time beside it",
                                 render::human_count(alone, "test"),
                                 alone == 1 ? "has" : "have"));
    messages.hint("name records or a report of times of the same tests in the same call");
  }
}

/// Tests that surely exist: those of a list, and those that ran.
class Known {
 public:
  Known(const ExistingTests& listed, std::span<const Recording> measured) : listed_(listed) {
    for (const Recording& recording : measured) {
      for (const model::RecordedTest& test : recording.tests) {
        ran_.insert(test.id.text());
      }
      texts_.insert(texts_.end(), recording.texts.begin(), recording.texts.end());
    }
  }

  [[nodiscard]] bool has(model::NodeId id) const {
    return ran_.contains(id.text()) || listed_.has(id);
  }

 private:
  const ExistingTests& listed_;
  std::unordered_set<std::string_view> ran_;
  std::vector<model::Text> texts_;
};

int run_merge(const Settings& settings,
              const std::vector<std::string>& paths,
              const Messages& messages) {
  if (paths.empty()) {
    throw model::InputError(
        "merge", "which records?", "name files, folders or patterns: `splitter merge records/`");
  }
  Store store(settings, messages);
  // A list that cannot be right stops all before anything is written.
  std::optional<ExistingTests> existing;
  if (settings.prune) {
    existing.emplace(settings.tests);
  }
  const auto stored = [&store]() -> const model::Profile& { return store.times(); };
  Records records = read_records(paths, settings, messages, stored);
  if (records.files == 0) {
    throw model::InputError(model::excerpt(paths.front()), "holds no records");
  }
  say_victims(records.measured, messages);
  const bool complete = !settings.expect_groups ||
                        all_groups_are_there(*settings.expect_groups, records.measured, messages);
  std::vector<Recording> fresh = fresh_of(std::move(records), store, messages);
  share_peaks(fresh, messages);
  std::optional<Known> known;
  if (existing) {
    known.emplace(*existing, fresh);
  }
  store.fold(std::move(fresh));
  const std::size_t dropped =
      known ? store.prune([&known](model::NodeId id) { return known->has(id); }) : 0;
  store.commit();
  if (known) {
    messages.notice(fmt::format("{}: {} dropped that no longer {}",
                                settings.durations.front(),
                                render::human_count(dropped, "test"),
                                dropped == 1 ? "exists" : "exist"));
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
