#pragma once

#include "splitter/model/dispatch.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/roster.hpp"
#include "splitter/model/units.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::render {

/// A set-up that a test uses, and what else of its group does.
struct SharedSetUp {
  std::string name;
  model::Microseconds time{0};
  std::size_t others = 0;  ///< Tests of the same group that use it, too.
};

/// Where one name is run, and why: a test, or a class or file that may be in several groups.
struct Whereabouts {
  std::string_view asked;
  std::vector<model::GroupIndex> groups;  ///< Sorted; the first is that of the placement.
  model::Placement placement;             ///< Of the test itself, or of the first that is found.
  std::size_t tests = 0;                  ///< How many tests bear the name; 0 where not known.
  std::optional<model::Microseconds> time;
  bool measured = false;  ///< All of that time; else some of it is estimated.
  std::string like;       ///< What an estimate was taken from; empty where measured.
  std::vector<SharedSetUp> setups;
  std::vector<std::string_view> rules;  ///< The user's, that are about any of these tests.
};

/// For people, a few lines each.
[[nodiscard]] std::string which_text(const model::Roster& roster,
                                     std::span<const Whereabouts> found);

/// The same as JSON (docs/file-formats.md).
[[nodiscard]] std::string which_json(const model::Roster& roster,
                                     std::span<const Whereabouts> found);

}  // namespace splitter::render
