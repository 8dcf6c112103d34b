#include "capacity.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::solver {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;

namespace {

/// The first of the fastest groups.
GroupIndex fastest(const Problem& problem) {
  const auto& speeds = problem.limits().speeds;
  return speeds.empty()
             ? 0
             : static_cast<GroupIndex>(std::ranges::max_element(speeds) - speeds.begin());
}

GroupIndex slowest(const Problem& problem) {
  const auto& speeds = problem.limits().speeds;
  return speeds.empty()
             ? 0
             : static_cast<GroupIndex>(std::ranges::min_element(speeds) - speeds.begin());
}

}  // namespace

bool can_do(const Problem& problem, Microseconds work, Microseconds time) {
  const GroupIndex groups = problem.limits().groups;
  if (problem.limits().speeds.empty()) {
    const Microseconds share = problem.work_within(0, time);
    return share >= Microseconds{0} && (work.count() + groups - 1) / groups <= share.count();
  }
  for (GroupIndex group = 0; group < groups && work > Microseconds{0}; ++group) {
    work -= std::max(problem.work_within(group, time), Microseconds{0});
  }
  return work <= Microseconds{0};
}

Microseconds time_of_all(const Problem& problem, Microseconds work) {
  if (work == Microseconds{0}) {
    return work;
  }
  Microseconds too_short{-1};
  Microseconds enough = problem.time_of(0, work);
  while (enough - too_short > Microseconds{1}) {
    const Microseconds middle = too_short + (enough - too_short) / 2;
    (can_do(problem, work, middle) ? enough : too_short) = middle;
  }
  return enough;
}

Microseconds least_time(const Problem& problem, Microseconds work) {
  return problem.time_of(fastest(problem), work);
}

Microseconds most_work(const Problem& problem, Microseconds time) {
  return problem.work_within(fastest(problem), time);
}

Microseconds least_work(const Problem& problem, Microseconds time) {
  return problem.work_within(slowest(problem), time);
}

Microseconds least_setup(const Problem& problem, const model::Scope& scope) {
  const auto workers = static_cast<std::int64_t>(problem.limits().workers);
  return scope.kind == model::ScopeKind::import ? scope.setup : scope.setup / workers;
}

}  // namespace splitter::solver
