#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/roster.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Why a group took another time than its plan says.
enum class Cause : std::uint8_t {
  none,         ///< It did not, or not by much.
  new_tests,    ///< Tests that the plan does not know.
  stale_times,  ///< Some tests take another time than was stored of them.
  slow_runner,  ///< All its tests are slower than those of the other groups, by one factor.
  contention,   ///< The same, on a machine with more to do than it has cores.
  setups,       ///< Set-ups and imports that the plan did not expect in this group.
};

/// One group of the plan, and what became of it.
struct GroupOutcome {
  std::vector<std::string> runs;  ///< The runs that had it; more than one ran it twice.
  bool missing = false;           ///< It has tests, and nobody ran it.
  bool unfinished = false;        ///< A process of it did not come to its end.
  std::string_view victim;        ///< The test in which one ended; empty where none did.
  std::size_t ran = 0;            ///< Tests that ran in it.
  std::size_t not_run = 0;        ///< Tests that its sessions were to run and did not.
  Microseconds predicted{0};
  Microseconds actual{0};  ///< Imports, set-ups and tests; zero where unknown.
  Microseconds wall{0};    ///< From the start of the process to its end; zero: unknown.
  Cause cause = Cause::none;
};

/// Tests of one name in the plan of which fewer ran than there are.
struct Lost {
  const RosterName* name = nullptr;
  GroupIndex group = 0;
  std::size_t ran = 0;
};

/// A test that ran more than once, with the groups in which it did, sorted.
struct Repeated {
  std::string_view id;
  std::vector<GroupIndex> groups;
};

/// A test that ran in another group than its own.
struct Strayed {
  std::string_view id;
  GroupIndex planned = 0;
  GroupIndex ran_in = 0;
};

/// A name whose tests took another time than the plan says.
struct Misestimate {
  const RosterName* name = nullptr;
  Microseconds actual{0};
};

/// Records that belong to another plan, and so say nothing of this one.
struct Foreign {
  std::string session;
  std::string plan;
  std::size_t tests = 0;
};

/// A plan held against what ran. What is listed is sorted: by group and then as in the plan, by
/// test, by size. Points into the roster and the recordings.
struct Verification {
  std::vector<GroupOutcome> groups;
  std::vector<Lost> lost;
  std::vector<Repeated> repeated;
  std::vector<Strayed> strayed;
  std::vector<Misestimate> worst;  ///< The ten largest differences.
  std::vector<Foreign> foreign;
  std::size_t ran = 0;      ///< Different tests.
  std::size_t skipped = 0;  ///< Of them; skipped tests count as run.
  std::size_t failed = 0;   ///< Of them.
  std::size_t fresh = 0;    ///< Of them: unknown to the plan.
  std::size_t changed = 0;  ///< Instances that are gone while as many of their function are new.

  /// Every test of the plan ran exactly once, in records of this plan.
  [[nodiscard]] bool holds() const;
};

}  // namespace splitter::model
