#include "splitter/render/record_summary.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

namespace splitter::render {

namespace {

using model::Bytes;
using model::Microseconds;
using model::RecordedTest;
using model::Recording;

constexpr Bytes worth_mentioning{std::int64_t{16} << 20U};

/// The sums of all sessions.
struct Totals {
  std::size_t tests = 0;
  Microseconds startup{0};
  Microseconds collection{0};
  Microseconds setups{0};
  Microseconds own{0};
  Microseconds recorder{0};
};

Totals totals_of(std::span<const Recording> recordings) {
  Totals totals;
  for (const Recording& recording : recordings) {
    totals.tests += recording.tests.size();
    totals.startup += recording.session.startup;
    totals.collection += recording.session.collection;
    totals.recorder += recording.recorder;
    for (const RecordedTest& test : recording.tests) {
      totals.own += test.own;
    }
    for (const model::RecordedSetUp& setup : recording.setups) {
      totals.setups += setup.time;
    }
  }
  return totals;
}

/// The test of which `measure` is greatest, the first of several; none where it says nothing.
template <typename Measure>
const RecordedTest* greatest(std::span<const Recording> recordings, const Measure& measure) {
  const RecordedTest* best = nullptr;
  for (const Recording& recording : recordings) {
    for (const RecordedTest& test : recording.tests) {
      if (best == nullptr || measure(*best) < measure(test)) {
        best = &test;
      }
    }
  }
  return best;
}

std::string line_for(std::string_view what, const std::string& amount, std::string_view id) {
  return fmt::format("  {:<14} {:>9}  {}", what, amount, model::excerpt(id));
}

void add_dearest_setup(std::span<const Recording> recordings, std::vector<std::string>& lines) {
  std::map<std::string_view, Microseconds> by_id;
  for (const Recording& recording : recordings) {
    for (const model::RecordedSetUp& setup : recording.setups) {
      by_id[setup.id] += setup.time;
    }
  }
  const auto dearest = std::ranges::max_element(by_id, {}, [](const auto& e) { return e.second; });
  constexpr Microseconds negligible{1'000};
  if (dearest != by_id.end() && dearest->second > negligible) {
    lines.push_back(line_for("dearest set-up", human_time(dearest->second), dearest->first));
  }
}

void add_memory(std::span<const Recording> recordings, std::vector<std::string>& lines) {
  const auto peak = [](const RecordedTest& test) { return test.peak.value_or(Bytes{}); };
  const auto retained = [](const RecordedTest& test) { return test.retained.value_or(Bytes{}); };
  if (const auto* test = greatest(recordings, peak); test && peak(*test) > worth_mentioning) {
    lines.push_back(line_for("most memory", human_bytes(peak(*test)), test->id.text()));
  }
  if (const auto* test = greatest(recordings, retained);
      test && retained(*test) > worth_mentioning) {
    lines.push_back(line_for("most retained", human_bytes(retained(*test)), test->id.text()));
  }
}

}  // namespace

std::vector<std::string> record_summary(std::span<const Recording> recordings) {
  const Totals totals = totals_of(recordings);
  std::vector<std::string> lines;
  lines.push_back(fmt::format("recorded {}: start {}, imports {}, set-ups {}, tests {}",
                              human_count(totals.tests, "test"),
                              human_time(totals.startup),
                              human_time(totals.collection),
                              human_time(totals.setups),
                              human_time(totals.own)));
  if (totals.recorder > Microseconds{0}) {
    lines.back() += fmt::format(", recording itself {}", human_time(totals.recorder));
  }
  const auto own = [](const RecordedTest& test) { return test.own; };
  if (const auto* slowest = greatest(recordings, own)) {
    lines.push_back(line_for("slowest test", human_time(slowest->own), slowest->id.text()));
  }
  add_dearest_setup(recordings, lines);
  add_memory(recordings, lines);
  return lines;
}

}  // namespace splitter::render
