#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace splitter::model {

/// The version of `plan.json` that this program writes, and the newest that it reads.
inline constexpr int plan_file_version = 1;

/// What stands for tests of a group: the name of a folder, file, class, function or test.
struct RosterName {
  std::string name;
  std::uint32_t count = 0;    ///< How many tests it stands for at least; 0 where that is not known.
  Microseconds time{0};       ///< The sum of their own times, without shared set-ups.
  std::uint32_t session = 0;  ///< Which of its group's sessions runs them.
  bool may_be_gone = false;   ///< Known from earlier runs alone.
};

/// One pytest of a group that needs several.
struct RosterSession {
  Microseconds time{0};
  std::size_t tests = 0;
  Bytes memory;
  std::uint32_t workers = 1;
};

struct RosterGroup {
  Microseconds time{0};  ///< Of the whole group, with its set-ups.
  std::size_t tests = 0;
  std::uint32_t files = 0;
  std::vector<RosterName> names;  ///< In collection order; no name is in two groups.
  Bytes memory;                   ///< What it needs at most; zero where that is not known.
  std::uint32_t workers = 1;      ///< Of pytest-xdist; 1 is none.
  /// In order; empty where one pytest runs the group, unless its tests are all serial.
  std::vector<RosterSession> sessions;
  Microseconds raw{0};  ///< `time`, not calibrated, on a usual runner; zero: unknown.
};

/// Of each file that lies in several groups the one that takes what no name stands for.
using Homes = std::map<std::string, GroupIndex, std::less<>>;

/// A plan as its jobs need it: who runs what, by name. The same whether it comes from a plan that
/// was just made or from a `plan.json`.
struct Roster {
  std::string fingerprint;
  bool measured = true;  ///< False where times are weights and no seconds.
  /// True where the tests were selected by a list: what no name stands for is nobody's.
  bool selection = false;
  std::vector<RosterGroup> groups;
  Homes homes;
  Distribution distribution = Distribution::load;  ///< To the workers.
  std::string folder_in_root;  ///< As in render::Workplace: where names are relative to.
  std::string root_in_folder;
};

/// The home groups of the files that a plan cuts: for each the group with the largest part of it,
/// by time, then by the count of tests, then the first.
[[nodiscard]] Homes home_groups(const Problem& problem, const Plan& plan);

}  // namespace splitter::model
