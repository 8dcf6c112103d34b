#pragma once

#include "solver/atoms.hpp"
#include "splitter/model/plan.hpp"

#include <algorithm>
#include <vector>

namespace splitter::property {

/// The least makespan of all plans that keep atoms whole, by trying every one of them that is not
/// longer than one already found: a group's time never shrinks when an atom joins it.
class BruteForce {
 public:
  explicit BruteForce(const model::Problem& problem)
      : problem_(problem), atoms_(problem), groups_(problem.limits().groups) {}

  model::Microseconds optimum() {
    best_ = model::Microseconds::max();
    try_from(0, 0, model::Microseconds{0});
    return best_;
  }

 private:
  /// Groups are interchangeable: an atom joins one that is used, or opens the next.
  void try_from(solver::AtomIndex atom, std::size_t used, model::Microseconds makespan) {
    if (makespan >= best_) {
      return;
    }
    if (atom == atoms_.size()) {
      best_ = makespan;
      return;
    }
    for (std::size_t group = 0; group < std::min(used + 1, groups_.size()); ++group) {
      std::vector<model::TestIndex>& tests = groups_[group];
      const std::size_t before = tests.size();
      for (const model::TestIndex test : atoms_.tests(atom)) {
        tests.push_back(test);
      }
      try_from(atom + 1,
               std::max(used, group + 1),
               std::max(makespan, model::group_time(problem_, tests)));
      tests.resize(before);
    }
  }

  const model::Problem& problem_;
  solver::Atoms atoms_;
  std::vector<std::vector<model::TestIndex>> groups_;
  model::Microseconds best_{0};
};

}  // namespace splitter::property
