#pragma once

#include "splitter/model/lookups.hpp"
#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

#include <optional>
#include <vector>

namespace splitter::solver {

/// A plan whose tests are named to pytest one by one, and the problem that it answers: what the
/// naming takes is a part of the tests' own times there.
struct Piped {
  model::Problem problem;
  model::Plan plan;
  std::vector<model::Microseconds> lookups;  ///< What it takes each group.
};

/// For a problem and its plan, with tests named so, the best plan to be given out by names: the
/// same one, or one for which the problem was solved again, knowing what the names of the first
/// take. Its bound is the first one's, which holds for any delivery. Nothing where the names of the
/// plan take nothing to speak of (model::lookup_times).
[[nodiscard]] std::optional<Piped> solve_piped(const model::Problem& problem,
                                               const model::Plan& plan,
                                               model::Naming naming);

}  // namespace splitter::solver
