#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace splitter::solver {

/// Why no plan keeps all rules.
enum class Conflict : std::uint8_t {
  two_pins,        ///< Tests that cannot be parted are pinned to two groups.
  kept_and_apart,  ///< Tests that must be apart cannot be parted.
  pinned_alike,    ///< Tests that must be apart are pinned to one group.
  too_many,        ///< More tests must be apart than there are groups.
  no_way,          ///< No way was found to keep all; each for itself could be kept.
};

/// Rules that contradict each other.
struct Contradiction {
  Conflict conflict = Conflict::no_way;
  std::vector<std::size_t> rules;  ///< Places in Limits::rules, ascending, each once.
  model::TestIndex test = 0;       ///< One that cannot be placed,
  model::TestIndex other = 0;      ///< and the one that it collides with, where there is one.
  std::size_t count = 0;           ///< How many must be apart.
};

/// The first contradiction between the rules of a problem, what else joins tests included
/// (Limits::keep, ids that pytest cannot tell apart); nothing where a plan keeps them all. A
/// problem with one must not be solved.
[[nodiscard]] std::optional<Contradiction> find_contradiction(const model::Problem& problem);

}  // namespace splitter::solver
