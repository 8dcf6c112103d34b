#pragma once

#include "splitter/model/node_id.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/recording.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::model {

using SessionIndex = std::uint32_t;  ///< Place of a session in its Evidence, oldest run first.

/// One pytest process that measured something.
struct Session {
  std::string run;       ///< The same for all sessions that measured one run of the suite.
  std::string id;        ///< Tells it from all other sessions of all runs.
  std::string pipeline;  ///< The CI run that its run is a job of; empty where none is known.
  std::uint32_t workers = 1;
  std::uint32_t cores = 0;  ///< 0 where unknown.
  std::uint32_t load = 0;   ///< The machine's load average when it began, in hundredths.
  Microseconds startup{0};
  Microseconds collection{0};
  Microseconds ending{0};  ///< From its end to that of its command; zero where unknown.
  Bytes baseline;          ///< Resident memory after collection; 0 where unknown.
  bool memory = false;     ///< It measured the memory of its tests.
  bool uses = false;       ///< It knows which tests use which fixtures.

  friend bool operator==(const Session&, const Session&) = default;
};

/// What one session measured of one test.
struct Sample {
  SessionIndex session = 0;
  Outcome outcome = Outcome::passed;
  Microseconds own{0};
  Bytes peak;      ///< High-water mark above the memory at its start.
  Bytes retained;  ///< What stayed of it afterwards; below zero where it freed some.

  friend bool operator==(const Sample&, const Sample&) = default;
};

/// What one session measured of a shared set-up: the mean over its set-ups, tear-down included.
struct SetUpSample {
  SessionIndex session = 0;
  Microseconds time{0};
  Bytes memory;  ///< What it added.

  friend bool operator==(const SetUpSample&, const SetUpSample&) = default;
};

/// A set-up that tests share. Its id is for an import the path, for a fixture the node that holds
/// it and its name: `tests/test_a.py::TestA::db`; just the name where the whole session holds it.
struct ScopeEvidence {
  ScopeKind kind = ScopeKind::import;
  std::string_view id;
  std::vector<SetUpSample> samples;  ///< By session, at most one each.

  [[nodiscard]] bool is_import() const { return kind == ScopeKind::import; }
  /// What evidence is sorted by.
  [[nodiscard]] std::pair<std::string_view, bool> key() const { return {id, !is_import()}; }
  friend bool operator==(const ScopeEvidence&, const ScopeEvidence&) = default;
};

/// One test: its samples by session, at most one each, and the fixtures (not the imports) that it
/// used in the newest run that knows of them and did not skip it; none where there is no such run.
struct TestEvidence {
  NodeId id;
  std::vector<Sample> samples;
  std::vector<ScopeIndex> uses;  ///< Ascending.

  /// Some session did not skip it.
  [[nodiscard]] bool has_run() const {
    return std::ranges::any_of(
        samples, [](const Sample& sample) { return sample.outcome != Outcome::skipped; });
  }
  friend bool operator==(const TestEvidence&, const TestEvidence&) = default;
};

/// One pytest process of a planned job.
struct JobPart {
  std::string name;         ///< `gw0/71`: worker and process; `/71` where it is no worker.
  std::uint32_t tests = 0;  ///< How many it ran, skipped ones included.
  Microseconds wall{0};     ///< Zero where it did not come to its end, or was broken off.
  Microseconds began{0};    ///< By a clock that its machine's processes share; zero where unknown.

  [[nodiscard]] bool is_worker() const { return !name.starts_with('/'); }
  friend bool operator==(const JobPart&, const JobPart&) = default;
};

/// A job that ran a group of a plan: what the plan said of it, and the processes that took part.
struct PlannedJob {
  std::string run;
  GroupIndex group = 1;  ///< Counted from 1.
  GroupIndex groups = 1;
  Microseconds planned{0};     ///< Not calibrated, on a runner of the usual speed.
  std::uint32_t tests = 0;     ///< That were planned.
  std::vector<JobPart> parts;  ///< By name, each once.

  /// Where not, it says nothing.
  [[nodiscard]] bool is_known() const {
    return planned > Microseconds{0} && tests > 0 && group >= 1 && group <= groups &&
           groups <= most_groups;
  }
  friend bool operator==(const PlannedJob&, const PlannedJob&) = default;
};

/// All that is kept of past runs, as `.test_profile` holds it: sessions by run and id, scopes by id
/// (of equal ones the import first), tests by NodeId bytes, jobs by run; nothing twice.
struct Evidence {
  std::vector<Session> sessions;
  std::vector<ScopeEvidence> scopes;
  std::vector<TestEvidence> tests;
  std::vector<PlannedJob> jobs;
  std::vector<Text> texts;  ///< Own what the ids point into.
};

}  // namespace splitter::model
