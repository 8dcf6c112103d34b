#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace splitter::model {

/// What past runs measured of one test.
struct Measurement {
  NodeId id;
  Microseconds own{0};  ///< Zero: the test was seen, but nothing usable was measured of it.
  Memory memory;        ///< Zero where unknown.
  /// The fixtures that it used: `[uses_begin, uses_end)` of its profile's `uses`.
  std::uint32_t uses_begin = 0;
  std::uint32_t uses_end = 0;
  bool skipped = false;       ///< It is skipped: what it takes is what skipping it takes.
  bool tentative = false;     ///< It never passed, or was skipped but once: it may take longer.
  bool knows_scopes = false;  ///< Measured by runs that measured set-ups, too.
};

/// What past runs measured of a set-up that tests share; its id as in ScopeEvidence.
struct SetUp {
  ScopeKind kind = ScopeKind::import;
  std::string_view id;
  Microseconds time{0};
  Bytes memory;
};

/// How long a job of a plan really took.
struct JobTime {
  GroupIndex group = 0;
  GroupIndex groups = 1;
  Microseconds planned{0};  ///< Not calibrated, on a runner of the usual speed; above zero.
  Microseconds actual{0};   ///< From the start of pytest's process to its end; above zero.
  bool parallel = false;    ///< Workers of pytest-xdist ran its tests.

  friend bool operator==(const JobTime&, const JobTime&) = default;
};

/// What jobs take beside what is planned of them: `fixed`, and `factor` thousandths of it.
struct Calibration {
  std::uint32_t factor = 1'000;
  Microseconds fixed{0};
  std::size_t jobs = 0;  ///< How many it is fitted to.

  friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// What past runs measured. Tests are sorted by NodeId bytes, no id twice; set-ups
/// are in no particular order.
struct Profile {
  std::vector<Measurement> tests;
  std::vector<Text> texts;    ///< Own what the ids point into.
  std::vector<SetUp> setups;  ///< Empty where none were measured.
  std::vector<ScopeIndex> uses;
  std::vector<JobTime> jobs;  ///< Those that ran a whole group, oldest first.
  Microseconds startup{0};    ///< Start and end of a pytest process; zero where unknown.
  Bytes baseline;             ///< Resident memory after collection; zero where unknown.
  bool has_memory = false;
};

}  // namespace splitter::model
