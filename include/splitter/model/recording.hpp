#pragma once

#include "splitter/model/group_number.hpp"
#include "splitter/model/lesson.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/scope_kind.hpp"
#include "splitter/model/session.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Outcome of a test. An expected failure counts as passed, because its time is that of every run.
enum class Outcome : std::uint8_t { passed, skipped, failed };

/// Outcome of a test that ran twice: the worse one, except that a skip never wins.
[[nodiscard]] constexpr Outcome of_both(Outcome a, Outcome b) {
  if (a == Outcome::skipped || b == Outcome::skipped) {
    return a == Outcome::skipped ? b : a;
  }
  return std::max(a, b);
}

inline constexpr std::uint32_t no_file = std::numeric_limits<std::uint32_t>::max();

/// One test of one session.
struct RecordedTest {
  NodeId id;
  Microseconds own{0};  ///< The whole protocol without the shared set-ups that fell into it.
  Outcome outcome = Outcome::passed;
  std::optional<Bytes> peak;  ///< High-water mark above the memory at its start.
  std::optional<Bytes>
      retained;  ///< Growth that stayed afterwards; below zero if memory was freed.
  /// Shared fixtures that it used: `[uses_begin, uses_end)` of the recording's `uses`.
  std::uint32_t uses_begin = 0;
  std::uint32_t uses_end = 0;
  std::uint32_t file = no_file;  ///< Place of its file in the recording, if the reader knows it.
};

/// A set-up or a tear-down of a shared fixture, without the fixtures that it waited for.
struct RecordedSetUp {
  std::string_view id;  ///< The node that holds it, and the fixture's name.
  Microseconds time{0};
  ScopeKind kind = ScopeKind::session;
  bool tear_down = false;
  std::optional<Bytes> memory;  ///< Memory that it added to the process.
};

/// Collection of a node; that of a file is mostly its import.
struct RecordedImport {
  std::string_view id;
  Microseconds time{0};
  Outcome outcome = Outcome::passed;  ///< Skipped if nothing was collected in it.
};

/// A test that was skipped because of another one.
struct RecordedNeed {
  NodeId id;
  std::string_view needs;  ///< The other one, as the reason for the skip names it.
};

/// A name that tests which need a test may use for it.
struct RecordedName {
  NodeId id;
  std::string_view name;
};

/// Record of one pytest process and session: a whole run, or the part of one xdist worker.
struct Recording {
  Session session;  ///< The process; its `memory` is told by the tests instead.
  /// Name of the process within its run: `gw0/71`, worker and process, or `/71` for one that is no
  /// worker; empty for the reports of other tools.
  std::string process;
  std::string plan;  ///< Fingerprint of the plan whose group ran; empty if unknown.
  std::optional<GroupNumber> group;
  std::uint32_t groups = 0;             ///< Number of groups of the plan.
  std::optional<Microseconds> planned;  ///< Planned time of the group, not calibrated.
  std::uint32_t planned_tests = 0;
  /// Number of tests that the session was to run. Every xdist worker counts all.
  std::optional<std::uint32_t> selected;
  std::uint32_t left_out = 0;  ///< Number of tests that a plugin took away from the group's.
  std::string left_out_by;     ///< The module of that plugin; empty if unknown.
  bool is_worker = false;      ///< True for a worker of pytest-xdist.
  Microseconds began{0};       ///< Time on a clock that a machine's processes share; 0 if unknown.
  std::optional<Microseconds> wall;  ///< Time to the end of the session; nothing if it never came.
  bool interrupted = false;          ///< True if the session ended before all of its tests had run.
  Microseconds recorder{0};  ///< Time of the recorder itself around the tests; 0 if unknown.
  std::vector<RecordedTest> tests;
  std::vector<RecordedSetUp> setups;
  std::vector<RecordedImport> imports;
  std::vector<RecordedNeed> needs;
  std::vector<RecordedName> names;
  std::vector<std::string_view> uses;   ///< Ids of set-ups; each test has a range of them.
  std::vector<std::string_view> files;  ///< Paths of the tests' files, each with its `::`.
  bool has_group_marks = true;   ///< False if no id of a test holds the `@` of an xdist group.
  std::string_view victim;       ///< Test that began and never ended; empty if there is none.
  std::optional<Lesson> lesson;  ///< Tests that it collected, as far as it tells.
  std::vector<Text> texts;       ///< Owners of the text that the ids point into.

  /// Time from the start of the process to the end of its command; nothing as for `wall`.
  [[nodiscard]] std::optional<Microseconds> took() const {
    return wall ? std::optional(*wall + session.ending) : std::nullopt;
  }
};

}  // namespace splitter::model
