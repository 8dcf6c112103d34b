#pragma once

#include "assignment.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::solver {

/// What the search aims at. A thousandth of the bound is far below the noise of any real run. The
/// bound also forgets that a file that is cut is imported again, so within one usual set-up of it,
/// but at most a two-hundredth, is as near as one can tell. Stopping there keeps files whole and
/// plans steady, where chasing the last of it would not.
struct Target {
  model::Microseconds bound{0};
  model::Microseconds usual_setup{0};
  std::uint32_t patience = 1;  ///< How many times the usual number of rounds; 0: none.
  bool exact = false;          ///< Only the bound itself is near enough.

  [[nodiscard]] model::Microseconds tolerance() const {
    return exact ? model::Microseconds{0} : bound / 1000 + std::min(usual_setup, bound / 200);
  }
  [[nodiscard]] model::Microseconds good_enough() const { return bound + tolerance(); }
};

/// Improves an assignment by relocate, swap and split off on the group that ends last, until none
/// shortens it or it is good enough; then by gather on all.
void descend(Assignment& assignment, const Target& target);

/// Where descent leaves a gap: seeded perturbation of the best assignment found, and descent again.
/// Objective, lexicographic: makespan, then total time; what was found replaces the start only if
/// it is better by more than the tolerance. Ends after a number of rounds that depends on the size
/// of the problem alone, or as soon as the makespan is good enough.
[[nodiscard]] Assignment perturbed_search(Assignment start, const Target& target);

}  // namespace splitter::solver
