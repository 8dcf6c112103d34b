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
using model::ScopeKind;

/// The sums over the set-ups and tear-downs of one fixture.
struct SetUpSums {
  ScopeKind kind = ScopeKind::session;
  Microseconds time{0};
  Bytes memory;
  std::int64_t setups = 0;
};

class SetUps {
 public:
  explicit SetUps(const Recording& recording) : recording_(recording) {}

  Evidence read() {
    result_.texts = recording_.texts;
    take_session();
    take_imports();
    take_setups();
    std::ranges::sort(result_.scopes, {}, &ScopeEvidence::key);
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
        {kind, id, {{0, std::max(three_digits(time), Microseconds{1}), three_digits(memory)}}});
  }

  const Recording& recording_;
  Evidence result_;
};

}  // namespace

Evidence setups_of(const Recording& recording) {
  return SetUps(recording).read();
}

}  // namespace splitter::history
