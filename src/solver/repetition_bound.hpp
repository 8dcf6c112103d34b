#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// The volume bound with the set-ups that must be paid more than once: where the tests of a scope
/// take longer than one group can give them, several groups pay for it. The least makespan T at
/// which all work fits into N groups, counting for each scope as many set-ups as T asks for.
///
/// A scope's tests take their own times and, inside them, the set-ups that none but they use; a
/// group that runs some of them has what T leaves beside the set-ups that all of them need. The
/// bound blames the scope whose repetitions cost the most.
[[nodiscard]] model::LowerBound repetition_bound(const model::Problem& problem);

/// The least number of groups that could do all work within `time`, set-ups paid as often as that
/// asks for; no_group where none could, or their speeds differ.
[[nodiscard]] model::GroupIndex least_groups(const model::Problem& problem,
                                             model::Microseconds time);

}  // namespace splitter::solver
