#include "splitter/solver/solve_piped.hpp"

#include "splitter/solver/solve.hpp"

#include <utility>

namespace splitter::solver {

namespace {

using model::Microseconds;

/// The plan priced with the time of its names, one entry a test.
Piped priced(const model::Problem& problem,
             const model::Plan& plan,
             const std::vector<Microseconds>& times,
             const model::LowerBound& bound) {
  model::Problem slower = problem.slower_by(times);
  model::Plan again(slower, plan.group_of_tests(), bound);
  std::vector<Microseconds> lookups;
  for (const model::Group& group : again.groups()) {
    lookups.push_back(times.empty() ? Microseconds{0} : model::sum_over(group.tests, times));
  }
  return {std::move(slower), std::move(again), std::move(lookups)};
}

}  // namespace

std::optional<Piped> solve_piped(const model::Problem& problem,
                                 const model::Plan& plan,
                                 model::Naming naming) {
  const std::vector<Microseconds> times = model::lookup_times(problem, plan, naming);
  if (times.empty()) {
    return std::nullopt;
  }
  Piped first = priced(problem, plan, times, plan.bound());
  const model::Plan solved = solve(first.problem);
  Piped second =
      priced(problem, solved, model::lookup_times(problem, solved, naming), plan.bound());
  const auto quality = [&problem](const model::Plan& of) {
    return std::pair(of.too_large(problem).size(), of.makespan());
  };
  return quality(second.plan) < quality(first.plan) ? std::move(second) : std::move(first);
}

}  // namespace splitter::solver
