#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::model {

/// How a test ended. An expected failure counts as passed: it took the time that it takes.
enum class Outcome : std::uint8_t { passed, skipped, failed };

/// Of a test that ran twice: a failure may have broken it off, and a skip gives way to all else,
/// for it says nothing of what the test takes when it runs.
[[nodiscard]] constexpr Outcome of_both(Outcome a, Outcome b) {
  if (a == Outcome::skipped || b == Outcome::skipped) {
    return a == Outcome::skipped ? b : a;
  }
  return std::max(a, b);
}

/// One test of one session.
struct RecordedTest {
  NodeId id;
  Microseconds own{0};  ///< The whole protocol without the shared set-ups that fell into it.
  Outcome outcome = Outcome::passed;
  std::optional<Bytes> peak;      ///< High-water mark above the memory at its start.
  std::optional<Bytes> retained;  ///< What stayed of it afterwards; below zero where it freed some.
  /// The shared fixtures that it used: `[uses_begin, uses_end)` of its recording's `uses`.
  std::uint32_t uses_begin = 0;
  std::uint32_t uses_end = 0;
};

/// A set-up or a tear-down of a fixture that tests share, without those that it waited for.
struct RecordedSetUp {
  std::string_view id;  ///< The node that holds it, and the fixture's name.
  Microseconds time{0};
  ScopeKind kind = ScopeKind::session;
  bool tear_down = false;
  std::optional<Bytes> memory;  ///< What it added to the process.
};

/// Collecting a node: of a file that is mostly its import.
struct RecordedImport {
  std::string_view id;
  Microseconds time{0};
  Outcome outcome = Outcome::passed;  ///< Skipped: nothing was collected in it.
};

/// What one pytest process wrote down of one session: a whole run, or an xdist worker's part of it.
struct Recording {
  std::string run;          ///< The same for all sessions that measured one run of the suite.
  std::string session;      ///< Tells the sessions of a run apart.
  std::string pipeline;     ///< The CI run that this run is a job of; empty where none is known.
  std::string plan;         ///< Fingerprint of the plan whose group ran; empty where none is known.
  std::uint32_t group = 0;  ///< Which group of the plan, counted from 1; 0 where none is known.
  std::uint32_t groups = 0;  ///< How many groups the plan has.
  Microseconds planned{0};   ///< What the plan says of the group, not calibrated; 0: unknown.
  std::uint32_t planned_tests = 0;
  std::uint32_t selected = 0;  ///< Tests that the session was to run; 0: unknown. Of the workers of
                               ///< pytest-xdist each knows of all.
  bool is_worker = false;      ///< Of pytest-xdist.
  std::uint32_t workers = 1;
  std::uint32_t cores = 0;     ///< 0 where unknown.
  std::uint32_t load = 0;      ///< The machine's load average when it began, in hundredths.
  Microseconds startup{0};     ///< From the start of the process to that of the session.
  Microseconds collection{0};  ///< All imports and what pytest does with them.
  Microseconds began{0};       ///< By a clock that its machine's processes share; zero: unknown.
  Microseconds wall{0};        ///< Zero where the session did not come to its end.
  Microseconds ending{0};      ///< From there to the end of the command; zero: unknown.
  bool interrupted = false;    ///< It did, but not through all of its tests.
  Microseconds recorder{0};    ///< What recording itself took, around the tests; 0 where unknown.
  Bytes baseline;              ///< Resident memory after collection.
  std::vector<RecordedTest> tests;
  std::vector<RecordedSetUp> setups;
  std::vector<RecordedImport> imports;
  std::vector<std::string_view> uses;  ///< Ids of set-ups, as the tests' ranges cut them.
  bool knows_uses = false;             ///< False: no test says which shared fixtures it used.
  std::string_view victim;  ///< The test that had begun and never ended; empty where none.
  std::vector<Text> texts;  ///< Own what the ids point into.

  /// From the start of the process to the end of its command; zero as `wall` is.
  [[nodiscard]] Microseconds took() const { return wall + ending; }
};

}  // namespace splitter::model
