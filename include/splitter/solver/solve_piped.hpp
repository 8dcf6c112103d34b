#pragma once

#include "splitter/model/lookups.hpp"
#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

#include <optional>
#include <vector>

namespace splitter::solver {

/// A plan for a pipe, which names tests to pytest, and the problem that it answers. The own times
/// of that problem contain the time of the naming.
struct Piped {
  model::Problem problem;
  model::Plan plan;
  std::vector<model::Microseconds> lookups;  ///< Time of the naming, one entry a group.
};

/// The better of two plans for a pipe: the given plan of the problem, and one solved again with the
/// time that the names of the given plan take (model::lookup_times). The bound is that of the given
/// plan; it holds for any delivery. Nothing if that time is negligible.
[[nodiscard]] std::optional<Piped> solve_piped(const model::Problem& problem,
                                               const model::Plan& plan,
                                               model::Naming naming);

}  // namespace splitter::solver
