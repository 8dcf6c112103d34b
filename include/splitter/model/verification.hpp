#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/roster.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Reason for the difference between a group's time and its plan.
enum class Cause : std::uint8_t {
  none,         ///< No difference, or a small one.
  new_tests,    ///< Tests that the plan does not know.
  stale_times,  ///< Stored times of some tests that are no longer true.
  slow_runner,  ///< A runner on which all tests are slower than in the other groups, by one factor.
  contention,   ///< The same, on a machine with more to do than it has cores.
  setups,       ///< Set-ups and imports that the plan did not expect in this group.
  workers,      ///< Workers of pytest-xdist that the plan did not count on.
};

/// One group of the plan, and its jobs.
struct GroupOutcome {
  std::vector<std::string> runs;  ///< Runs that had the group; more than one ran it twice.
  bool missing = false;           ///< True if it has tests and no job ran it.
  bool unfinished = false;        ///< True if one of its processes did not come to its end.
  std::string_view victim;        ///< Test in which such a process ended; empty if none did.
  std::size_t ran = 0;            ///< Number of tests that ran in it.
  std::size_t not_run = 0;        ///< Number of tests that its sessions left out.
  std::size_t left_out = 0;       ///< Number of its tests that another plugin took away.
  std::string left_out_by;        ///< The module of that plugin; empty if unknown.
  Microseconds predicted{0};
  Microseconds actual{0};            ///< Imports, set-ups and tests that ran.
  std::optional<Microseconds> wall;  ///< Time from the start of the process to its end.
  Cause cause = Cause::none;
};

/// A test that was skipped, because the test that it needs ran in another group.
struct Unmet {
  std::string_view id;
  std::string_view needs;  ///< As the reason for the skip names it.
  GroupIndex group = 0;
  GroupIndex ran_in = 0;  ///< The first group that ran the test that it needs.
};

/// A name in the plan of whose tests fewer ran than there are.
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

/// A name whose tests took another time than planned.
struct Misestimate {
  const RosterName* name = nullptr;
  Microseconds actual{0};
};

/// Records of another plan; they say nothing about this one.
struct Foreign {
  std::string session;
  std::string plan;
  std::size_t tests = 0;
};

/// A plan compared with the tests that ran. Lists are sorted: `lost` by group and then as in the
/// plan, `repeated`, `strayed` and `unmet` by test, `worst` by size. Points into the roster and the
/// recordings.
struct Verification {
  std::vector<GroupOutcome> groups;
  std::vector<Lost> lost;
  std::vector<Repeated> repeated;
  std::vector<Strayed> strayed;
  std::vector<Unmet> unmet;
  std::vector<Misestimate> worst;  ///< The ten largest differences.
  std::vector<Foreign> foreign;
  std::size_t ran = 0;      ///< Number of different tests; skipped ones count as run.
  std::size_t skipped = 0;  ///< Number of these that were skipped.
  std::size_t failed = 0;   ///< Number of these that failed.
  std::size_t fresh = 0;    ///< Number of these that the plan does not know.
  std::size_t changed =
      0;  ///< Parameter sets that are gone, with as many new ones of the function.

  /// True if every test of the plan ran exactly once, beside those that it needs, in records of
  /// this plan.
  [[nodiscard]] bool holds() const;
};

}  // namespace splitter::model
