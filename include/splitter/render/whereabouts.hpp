#pragma once

#include "splitter/model/dispatch.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/model/units.hpp"
#include "splitter/render/plan_report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {

/// A set-up that a test uses, and the number of others that do.
struct SharedSetUp {
  std::string name;
  model::Microseconds time{0};
  std::size_t others = 0;  ///< Tests of the same group that use it, too.
};

/// The groups that run one name, and why: a test, or a class or file that may be in several groups.
struct Whereabouts {
  std::string_view asked;
  std::vector<model::GroupIndex> groups;  ///< Sorted; the first is that of the placement.
  model::Placement placement;             ///< The one of the test itself, or of the first found.
  std::size_t tests = 0;                  ///< Number of tests of the name; 0 if not known.
  std::optional<model::Microseconds> time;
  bool measured = false;  ///< All of that time; else some of it is estimated.
  std::string like;       ///< The tests that an estimate is of; empty if measured.
  std::vector<SharedSetUp> setups;
  std::vector<std::string_view> rules;  ///< Names of the user's rules about any of these tests.
};

/// Looks a test, class, file or folder up in a plan with its problem; nothing if it is unknown.
[[nodiscard]] std::optional<Whereabouts> find_in_plan(const PlanReport& report,
                                                      const model::Dispatch& dispatch,
                                                      std::string_view asked);

/// Looks it up in a plan that was made before, which has names only.
[[nodiscard]] std::optional<Whereabouts> find_in_roster(const model::Roster& roster,
                                                        const model::Dispatch& dispatch,
                                                        std::string_view asked);

}  // namespace splitter::render
