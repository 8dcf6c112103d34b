#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::solver {

/// The volume bound with the set-ups that must be paid more than once: several groups pay for a
/// scope whose tests take longer than one group has time for. It is the least makespan T at which
/// all work fits into N groups, with as many set-ups of each scope as T asks for.
///
/// The tests of a scope take their own times and the set-ups that no other tests use; a group that
/// runs some of them has for these the time that T leaves beside the set-ups that all of them need.
/// The bound names the scope whose repetitions cost the most.
[[nodiscard]] model::LowerBound repetition_bound(const model::Problem& problem);

/// Least number of groups that could do all work within `time`, with as many set-ups as that asks
/// for; no_group if no number could, or if the speeds differ.
[[nodiscard]] model::GroupIndex least_groups(const model::Problem& problem,
                                             model::Microseconds time);

}  // namespace splitter::solver
