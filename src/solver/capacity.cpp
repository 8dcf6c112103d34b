#include "capacity.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::solver {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;

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
  Microseconds least = problem.time_of(0, work);
  for (GroupIndex group = 1; group < problem.limits().speeds.size(); ++group) {
    least = std::min(least, problem.time_of(group, work));
  }
  return least;
}

Microseconds most_work(const Problem& problem, Microseconds time) {
  Microseconds most = problem.work_within(0, time);
  for (GroupIndex group = 1; group < problem.limits().speeds.size(); ++group) {
    most = std::max(most, problem.work_within(group, time));
  }
  return most;
}

Microseconds least_setup(const Problem& problem, const model::Scope& scope) {
  const auto workers = static_cast<std::int64_t>(problem.limits().workers);
  return scope.kind == model::ScopeKind::import ? scope.setup : scope.setup / workers;
}

}  // namespace splitter::solver
