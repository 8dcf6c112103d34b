#include "recorded.hpp"

#include "blocks.hpp"
#include "lessons.hpp"
#include "planned_jobs.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Bytes;
using model::Evidence;
using model::Microseconds;
using model::NodeId;
using model::RecordedTest;
using model::Recording;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::ScopeKind;
using model::TestEvidence;

Microseconds rounded(Microseconds time) {
  return Microseconds{model::three_digits(time.count())};
}

/// Memory in whole KiB, as files have it.
Bytes rounded(Bytes bytes) {
  constexpr std::int64_t kib = 1024;
  return Bytes{model::three_digits(bytes.count / kib) * kib};
}

/// The sums over the set-ups and tear-downs of one fixture.
struct SetUpSums {
  ScopeKind kind = ScopeKind::session;
  Microseconds time{0};
  Bytes memory;
  std::int64_t setups = 0;
};

/// Path of an id with the `::` behind it; the whole id of a bare path. Ids are in the order of
/// these parts, and those of one part in the order of the rest.
std::string_view file_part(NodeId id) {
  const std::size_t path = id.file().size();
  return id.text().substr(0, std::min(path + model::node_separator.size(), id.text().size()));
}

using Tests = std::vector<const RecordedTest*>;

/// Tests with a time by id, repetitions in the order in which they ran. Files are sorted first:
/// ids of one file have long beginnings in common.
Tests sorted_tests(std::span<const RecordedTest> tests) {
  std::unordered_map<std::string_view, Tests> by_file;
  std::pair<std::string_view, Tests*> last;
  for (const RecordedTest& test : tests) {
    if (test.own <= Microseconds{0}) {
      continue;
    }
    const std::string_view file = file_part(test.id);
    if (last.second == nullptr || last.first != file) {
      last = {file, &by_file[file]};
    }
    last.second->push_back(&test);
  }
  std::vector<std::pair<std::string_view, const Tests*>> files;
  files.reserve(by_file.size());
  for (auto& [file, inside] : by_file) {
    std::ranges::stable_sort(inside, {}, [skip = file.size()](const RecordedTest* test) {
      return test->id.text().substr(skip);
    });
    files.emplace_back(file, &inside);
  }
  std::ranges::sort(files);
  Tests sorted;
  sorted.reserve(tests.size());
  for (const auto& [file, inside] : files) {
    sorted.insert(sorted.end(), inside->begin(), inside->end());
  }
  return sorted;
}

class Recorded {
 public:
  explicit Recorded(const Recording& recording) : recording_(recording) {}

  Evidence read() {
    result_.texts = recording_.texts;
    take_session();
    take_imports();
    take_setups();
    std::ranges::sort(result_.scopes, {}, &ScopeEvidence::key);
    number_fixtures();
    take_tests();
    result_.jobs = jobs_of(recording_);
    result_.lessons = lessons_of(recording_);
    return std::move(result_);
  }

 private:
  void take_session() {
    model::Session session = recording_.session;
    session.ending = ending();
    session.memory = std::ranges::any_of(
        recording_.tests, [](const RecordedTest& test) { return test.peak.has_value(); });
    result_.sessions.push_back(model::rounded(std::move(session)));
  }

  /// A process that has imported the whole suite takes many times as long to end as one that ran a
  /// group of it.
  [[nodiscard]] Microseconds ending() const {
    return recording_.groups > 1 ? recording_.session.ending : Microseconds{0};
  }

  /// Adds up imports by file: collecting its classes is part of it. The walk of the session over
  /// the folders is left out, because every group pays it.
  void take_imports() {
    std::unordered_map<std::string_view, Microseconds> sums;
    for (const model::RecordedImport& import : recording_.imports) {
      const std::string_view file = NodeId{import.id}.file();
      if (!file.empty() && file != ".") {
        sums[file] += import.time;
      }
    }
    for (const auto& [file, time] : sums) {
      add_scope(ScopeKind::import, file, time, Bytes{});
    }
  }

  void take_setups() {
    std::unordered_map<std::string_view, SetUpSums> sums;
    for (const model::RecordedSetUp& setup : recording_.setups) {
      if (setup.id.empty() || setup.id.starts_with("::")) {
        continue;
      }
      SetUpSums& sum = sums[setup.id];
      sum.kind = setup.kind;
      sum.time += setup.time;
      sum.memory.count += setup.memory.value_or(Bytes{}).count;
      sum.setups += setup.tear_down ? 0 : 1;
    }
    for (const auto& [id, sum] : sums) {
      const std::int64_t count = std::max<std::int64_t>(sum.setups, 1);
      add_scope(sum.kind, id, sum.time / count, Bytes{sum.memory.count / count});
    }
  }

  void add_scope(ScopeKind kind, std::string_view id, Microseconds time, Bytes memory) {
    result_.scopes.push_back(
        {kind, id, {{0, std::max(rounded(time), Microseconds{1}), rounded(memory)}}});
  }

  void number_fixtures() {
    for (std::size_t i = 0; i < result_.scopes.size(); ++i) {
      if (!result_.scopes[i].is_import()) {
        fixtures_.emplace(result_.scopes[i].id, static_cast<ScopeIndex>(i));
      }
    }
  }

  void take_tests() {
    const std::vector<const RecordedTest*> tests = sorted_tests(recording_.tests);
    result_.tests.reserve(tests.size());
    for (std::size_t begin = 0, end = 0; begin < tests.size(); begin = end) {
      while (end < tests.size() && tests[end]->id == tests[begin]->id) {
        ++end;
      }
      take_test(std::span(tests).subspan(begin, end - begin));
    }
  }

  /// Adds up the times of a test that ran several times in a session.
  void take_test(std::span<const RecordedTest* const> repeats) {
    TestEvidence& test = result_.tests.emplace_back();
    test.id = repeats.front()->id;
    model::Sample sum{.outcome = model::Outcome::skipped};
    for (const RecordedTest* repeat : repeats) {
      sum.outcome = of_both(sum.outcome, repeat->outcome);
      sum.own += repeat->own;
      sum.peak = std::max(sum.peak, repeat->peak.value_or(Bytes{}));
      sum.retained.count += repeat->retained.value_or(Bytes{}).count;
      if (repeat->outcome != model::Outcome::skipped) {
        add_uses(*repeat, test.uses);
      }
    }
    sum.own = rounded(std::min(sum.own, model::longest_believable));
    sum.peak = rounded(sum.peak);
    sum.retained = rounded(sum.retained);
    test.samples.push_back(sum);
    sort_uses(test);
  }

  void add_uses(const RecordedTest& test, std::vector<ScopeIndex>& uses) const {
    for (std::uint32_t use = test.uses_begin; use < test.uses_end; ++use) {
      const auto fixture = fixtures_.find(recording_.uses[use]);
      if (fixture != fixtures_.end()) {
        uses.push_back(fixture->second);
      }
    }
  }

  const Recording& recording_;
  std::unordered_map<std::string_view, ScopeIndex> fixtures_;
  Evidence result_;
};

}  // namespace

Evidence evidence_of_one(const Recording& recording) {
  return Recorded(recording).read();
}

}  // namespace splitter::history
