#pragma once

#include "assignment.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::solver {

/// Goal of the search: a makespan near enough to the lower bound. A thousandth of the bound is far
/// below the noise of any real run. The bound also leaves out that a file which is cut is imported
/// again, so one usual set-up more, up to a two-hundredth of the bound, is near enough, too. The
/// search stops there: chasing the rest would cut files and make plans unsteady.
struct Target {
  model::Microseconds bound{0};
  model::Microseconds usual_setup{0};
  std::uint32_t patience = 1;  ///< Multiple of the usual number of rounds; 0: none.
  bool exact = false;          ///< True: only the bound itself is near enough.

  [[nodiscard]] model::Microseconds tolerance() const {
    return exact ? model::Microseconds{0} : bound / 1000 + std::min(usual_setup, bound / 200);
  }
  [[nodiscard]] model::Microseconds good_enough() const { return bound + tolerance(); }
};

/// Local search: lessens the excess of memory (`relieve`), applies the moves of `moves.hpp` to the
/// group that ends last until none shortens it or its end is good enough, then lowers the total
/// (`gather`).
void descend(Assignment& assignment, const Target& target);

/// Iterated local search (Lourenço, Martin, Stützle 2003): seeded perturbation and `descend`, in
/// turns. Objective, lexicographic: excess of memory, makespan, total. The result replaces the
/// start only if it is better by more than the tolerance. Ends after a number of rounds that
/// depends on the size of the problem alone, or as soon as the makespan is good enough.
[[nodiscard]] Assignment iterated_local_search(Assignment start, const Target& target);

}  // namespace splitter::solver
