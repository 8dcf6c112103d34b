#pragma once

#include "solver/moves.hpp"
#include "support/assignments.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace splitter::support {

/// The candidates of one kind of move between two groups, in their order.
template <solver::SearchMove M>
std::vector<M> candidates(const solver::Assignment& assignment, solver::Pair groups) {
  std::vector<M> all;
  M::each(assignment, groups, [&all](const M& move) { all.push_back(move); });
  return all;
}

/// The best of them.
template <solver::SearchMove M>
solver::BestMove best_of(const solver::Assignment& assignment, solver::Pair groups) {
  solver::BestMove best(assignment);
  for (const M& move : candidates<M>(assignment, groups)) {
    best.offer(solver::candidate(assignment, move));
  }
  return best;
}

/// Two files that cost 5 to import; the functions `f` share a database that costs 100.
class TwoFiles : public ::testing::Test {
 protected:
  model::Problem problem_ = ProblemBuilder()
                                .imports(5)
                                .setup("db", 100)
                                .test("a.py::f", 30, {"db"})
                                .test("a.py::g", 40)
                                .test("b.py::f", 10, {"db"})
                                .test("b.py::g", 20)
                                .groups(3)
                                .build();
  solver::Atoms atoms_{problem_};
  solver::Assignment assignment_{atoms_};
};

/// One file of three tests that all share its import.
class OneFile : public ::testing::Test {
 protected:
  model::Problem problem_ = ProblemBuilder()
                                .imports(5)
                                .test("a.py::f", 10)
                                .test("a.py::g", 20)
                                .test("a.py::h", 30)
                                .groups(2)
                                .build();
  solver::Atoms atoms_{problem_};
  solver::Assignment assignment_{atoms_};
  solver::PieceIndex file_ = place(assignment_, "a.py::f", "a.py::h", 0);
};

}  // namespace splitter::support
