#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace splitter::solver {

/// Reason for which no plan keeps all rules.
enum class Conflict : std::uint8_t {
  two_pins,        ///< Tests that cannot be parted are pinned to two groups.
  kept_and_apart,  ///< Tests that must be apart cannot be parted.
  pinned_alike,    ///< Tests that must be apart are pinned to one group.
  too_many,        ///< More tests must be apart than there are groups.
  no_way,          ///< The search found no way to keep all; each alone could be kept.
};

/// Rules that contradict each other.
struct Contradiction {
  Conflict conflict = Conflict::no_way;
  std::vector<std::size_t> rules;  ///< Places in Limits::rules, ascending, each once.
  model::TestIndex test = 0;       ///< A test that cannot be placed.
  model::TestIndex other = 0;      ///< Test that it collides with, for the first three conflicts.
  std::size_t count = 0;           ///< Number of tests that must be apart, with `too_many`.
};

/// The first contradiction between the rules of a problem, given the tests that cannot be parted
/// anyway (Limits::keep, ids that pytest cannot tell apart); nothing if a plan keeps all rules. A
/// problem with a contradiction must not be solved.
[[nodiscard]] std::optional<Contradiction> find_contradiction(const model::Problem& problem);

}  // namespace splitter::solver
