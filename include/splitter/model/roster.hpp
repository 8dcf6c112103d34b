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

/// Version of `plan.json` that this program writes, and the newest that it reads.
inline constexpr int plan_file_version = 1;

/// A name that stands for tests of a group: of a folder, file, class, function or test.
struct RosterName {
  std::string name;
  std::uint32_t count = 0;    ///< Number of its tests, at the least; 0 if unknown.
  Microseconds time{0};       ///< Sum of their own times, without shared set-ups.
  std::uint32_t session = 0;  ///< Index of the group's session that runs them.
  bool may_be_gone = false;   ///< True if it is known from earlier runs alone.
};

/// One session of a group that needs several.
struct RosterSession {
  Microseconds time{0};
  std::size_t tests = 0;
  Bytes memory;
  std::uint32_t workers = 1;
};

struct RosterGroup {
  Microseconds time{0};  ///< Time of the whole group, with its set-ups.
  std::size_t tests = 0;
  std::uint32_t files = 0;
  std::vector<RosterName> names;  ///< In collection order; no name is in two groups.
  Bytes memory;                   ///< Largest need of a session; zero if unknown.
  std::uint32_t workers = 1;      ///< Workers of pytest-xdist; 1: no pytest-xdist.
  /// Sessions in order; empty if one runs the group, unless its tests are all serial.
  std::vector<RosterSession> sessions;
  Microseconds raw{0};  ///< `time`, not calibrated, on a runner of the usual speed; 0 if unknown.
};

/// Home group of each file that lies in several groups: it runs the tests that no name stands for.
using Homes = std::map<std::string, GroupIndex, std::less<>>;

/// A plan in the form that its jobs need: who runs what, by name. A plan that was just made and its
/// `plan.json` give the same roster.
struct Roster {
  std::string fingerprint;
  bool measured = true;  ///< False if times are weights and not seconds.
  /// True if a list selected the tests: no group runs a test that no name stands for.
  bool selection = false;
  std::vector<RosterGroup> groups;
  Homes homes;
  Distribution distribution = Distribution::load;
  std::string folder_in_root;  ///< See render::Workplace: the folder that names are relative to.
  std::string root_in_folder;
};

/// Home groups of the files that a plan cuts: the group with the largest part of the file by time,
/// then by the count of tests, then the first.
[[nodiscard]] Homes home_groups(const Problem& problem, const Plan& plan);

}  // namespace splitter::model
