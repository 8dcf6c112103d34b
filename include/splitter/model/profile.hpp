#pragma once

#include "splitter/model/lesson.hpp"
#include "splitter/model/node_id.hpp"
#include "splitter/model/scope_kind.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Summary of the measurements of one test.
struct Measurement {
  NodeId id;
  Microseconds own{0};           ///< Zero if the test was seen, but without a usable measurement.
  std::optional<Memory> memory;  ///< Nothing if no run measured it.
  /// Fixtures that it used: `[uses_begin, uses_end)` of the profile's `uses`.
  std::uint32_t uses_begin = 0;
  std::uint32_t uses_end = 0;
  bool skipped = false;       ///< True if it is skipped: `own` is the time of skipping it.
  bool tentative = false;     ///< True if it only failed, or its skip is new: it may take longer.
  bool knows_scopes = false;  ///< True if the runs that measured it measured set-ups, too.
};

/// Summary of the measurements of a set-up that tests share; the id is that of ScopeEvidence.
struct SetUp {
  ScopeKind kind = ScopeKind::import;
  std::string_view id;
  Microseconds time{0};
  Bytes memory;  ///< Memory that it adds to the process; zero if unknown.
};

/// Planned and real time of a job.
struct JobTime {
  GroupIndex group = 0;  ///< Place of its group, from 0.
  GroupIndex groups = 1;
  Microseconds planned{0};  ///< Not calibrated, on a runner of the usual speed; above zero.
  Microseconds actual{0};   ///< Time from the start of pytest's process to its end; above zero.
  bool parallel = false;    ///< True if workers of pytest-xdist ran the tests.

  friend bool operator==(const JobTime&, const JobTime&) = default;
};

/// Relation of real to planned time: a job takes `fixed` and `factor` thousandths of its plan.
struct Calibration {
  std::uint32_t factor = 1'000;
  Microseconds fixed{0};
  std::size_t jobs = 0;  ///< Number of jobs that it is fitted to.

  friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// Summary of past runs. Tests are sorted by NodeId bytes, no id twice; set-ups are in no
/// particular order.
struct Profile {
  std::vector<Measurement> tests;
  std::vector<Text> texts;    ///< Owners of the text that the ids point into.
  std::vector<SetUp> setups;  ///< Empty if none were measured.
  std::vector<ScopeIndex> uses;
  std::vector<Lesson> lessons;  ///< Sorted by their settings, each once.
  std::vector<JobTime> jobs;    ///< Jobs that ran a whole group, oldest first.
  Microseconds startup{0};      ///< Start and end of a pytest process; zero if unknown.
  Bytes baseline;               ///< Resident memory after collection; zero if unknown.
  bool has_memory = false;
};

/// The measurements of tests whose ids begin so; the profile's tests are sorted by id.
[[nodiscard]] std::span<const Measurement> tests_beginning(const Profile& profile,
                                                           std::string_view beginning);

}  // namespace splitter::model
