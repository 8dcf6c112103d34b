#pragma once

#include "splitter/model/group_number.hpp"
#include "splitter/model/lesson.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/profile_block.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/scope_kind.hpp"
#include "splitter/model/session.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::model {

using SessionIndex = std::uint32_t;  ///< Place of a session in its Evidence, oldest run first.

/// Measurement of one test in one session.
struct Sample {
  SessionIndex session = 0;
  Outcome outcome = Outcome::passed;
  Microseconds own{0};
  Bytes peak;      ///< High-water mark above the memory at its start.
  Bytes retained;  ///< Growth that stayed afterwards; below zero if the test freed memory.

  friend bool operator==(const Sample&, const Sample&) = default;
};

/// Measurement of a shared set-up in one session: the mean over its set-ups, tear-down included.
struct SetUpSample {
  SessionIndex session = 0;
  Microseconds time{0};
  Bytes memory;  ///< Memory that the set-up added to the process.

  friend bool operator==(const SetUpSample&, const SetUpSample&) = default;
};

/// A set-up that tests share. The id of an import is its path; that of a fixture is the node that
/// holds it and its name, `tests/test_a.py::TestA::db`, or just the name for the whole session.
struct ScopeEvidence {
  ScopeKind kind = ScopeKind::import;
  std::string_view id;
  std::vector<SetUpSample> samples;  ///< Sorted by session, at most one each.

  [[nodiscard]] bool is_import() const { return kind == ScopeKind::import; }
  /// Sort key of the scopes of an Evidence.
  [[nodiscard]] std::pair<std::string_view, bool> key() const { return {id, !is_import()}; }
  friend bool operator==(const ScopeEvidence&, const ScopeEvidence&) = default;
};

/// One test: its samples by session, at most one each, and the fixtures (not the imports) that it
/// used in the newest run that recorded uses and did not skip the test; none without such a run.
/// Both are ranges of its Evidence.
struct TestEvidence {
  NodeId id;
  std::uint32_t block = 0;  ///< Place of its block in the evidence.
  std::uint32_t samples_begin = 0;
  std::uint32_t samples_end = 0;
  std::uint32_t uses_begin = 0;
  std::uint32_t uses_end = 0;

  friend bool operator==(const TestEvidence&, const TestEvidence&) = default;
};

/// One pytest process of a planned job.
struct JobPart {
  std::string name;  ///< `gw0/71`: worker and process; `/71` for a process that is no worker.
  std::uint32_t tests = 0;           ///< Number of tests that it ran, skipped ones included.
  std::optional<Microseconds> wall;  ///< Nothing if it was interrupted or never came to its end.
  Microseconds began{0};  ///< Time on a clock that the processes of a machine share; 0: unknown.

  [[nodiscard]] bool is_worker() const { return !name.starts_with('/'); }
  friend bool operator==(const JobPart&, const JobPart&) = default;
};

/// A job that ran a group of a plan: the plan's figures, and the processes that took part.
struct PlannedJob {
  std::string run;
  GroupNumber group;
  GroupIndex groups = 1;
  Microseconds planned{0};     ///< Planned time, not calibrated, on a runner of the usual speed.
  std::uint32_t tests = 0;     ///< Number of planned tests.
  std::vector<JobPart> parts;  ///< Sorted by name, each once.

  /// True if the figures make sense; others must not be used.
  [[nodiscard]] bool is_known() const {
    return planned > Microseconds{0} && tests > 0 && group.value() <= groups &&
           groups <= most_groups;
  }
  friend bool operator==(const PlannedJob&, const PlannedJob&) = default;
};

/// Everything that `.test_profile` keeps of past runs. Sessions are sorted by run and id, scopes by
/// `key()`, tests by NodeId bytes, jobs by run; nothing is there twice. Samples and uses outside
/// the ranges of the tests count for nothing.
struct Evidence {
  std::vector<Session> sessions;
  std::vector<ScopeEvidence> scopes;
  std::vector<TestEvidence> tests;
  std::vector<std::string_view> blocks;  ///< Blocks of the tests, in the order of these.
  std::vector<Sample> samples;
  std::vector<ScopeIndex> uses;
  std::vector<PlannedJob> jobs;
  std::vector<Lesson> lessons;  ///< Sorted by their settings, each once.
  std::vector<Text> texts;      ///< Owners of the text that the ids point into.

  [[nodiscard]] std::span<const Sample> samples_of(const TestEvidence& test) const {
    return std::span(samples).subspan(test.samples_begin, test.samples_end - test.samples_begin);
  }
  /// Ascending.
  [[nodiscard]] std::span<const ScopeIndex> uses_of(const TestEvidence& test) const {
    return std::span(uses).subspan(test.uses_begin, test.uses_end - test.uses_begin);
  }
  /// True if a session did not skip the test.
  [[nodiscard]] bool has_run(const TestEvidence& test) const {
    return std::ranges::any_of(
        samples_of(test), [](const Sample& sample) { return sample.outcome != Outcome::skipped; });
  }
  /// Block of a profile that holds the test, and the rest of the id, as `block_of_test` has them.
  /// Neighbours of one block share its text.
  [[nodiscard]] BlockId block_of(const TestEvidence& test) const {
    return {blocks[test.block], test.id.text().substr(blocks[test.block].size())};
  }
  /// Adds a test of a block behind all others.
  void add_test(NodeId id,
                std::string_view block,
                std::span<const Sample> measured,
                std::span<const ScopeIndex> used);
  /// Place of the block of a test that is added behind all others.
  [[nodiscard]] std::uint32_t place_of_block(std::string_view block);
};

inline std::uint32_t Evidence::place_of_block(std::string_view block) {
  // Mostly it is the very text of the test before.
  const bool same_text = !blocks.empty() && blocks.back().data() == block.data() &&
                         blocks.back().size() == block.size();
  if (!same_text && (blocks.empty() || blocks.back() != block)) {
    blocks.push_back(block);
  }
  return static_cast<std::uint32_t>(blocks.size() - 1);
}

inline void Evidence::add_test(NodeId id,
                               std::string_view block,
                               std::span<const Sample> measured,
                               std::span<const ScopeIndex> used) {
  TestEvidence& test = tests.emplace_back();
  test.id = id;
  test.block = place_of_block(block);
  test.samples_begin = static_cast<std::uint32_t>(samples.size());
  std::ranges::copy(measured, std::back_inserter(samples));  // mostly one
  test.samples_end = static_cast<std::uint32_t>(samples.size());
  test.uses_begin = static_cast<std::uint32_t>(uses.size());
  std::ranges::copy(used, std::back_inserter(uses));
  test.uses_end = static_cast<std::uint32_t>(uses.size());
}

}  // namespace splitter::model
