#include "lower_bound.hpp"

#include "atoms.hpp"
#include "repetition_bound.hpp"
#include "splitter/solver/solve.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace splitter::solver {

namespace {

using model::BoundKind;
using model::GroupIndex;
using model::LowerBound;
using model::Microseconds;
using model::Problem;
using model::TestIndex;

/// All work, every set-up once, spread evenly; rounded up, since loads are whole microseconds.
LowerBound volume_bound(const Problem& problem, const Atoms& atoms) {
  Microseconds work = atoms.own({0, atoms.size()});
  std::vector<bool> touched(problem.scopes().size(), false);
  for (TestIndex test = 0; test < problem.tests().size(); ++test) {
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      if (!touched[scope]) {
        touched[scope] = true;
        work += problem.scopes()[scope].setup;
      }
    }
  }
  const std::int64_t groups = problem.limits().groups;
  return {Microseconds{(work.count() + groups - 1) / groups}, BoundKind::volume, std::nullopt};
}

/// The time of one atom alone in a group. `paid_for` remembers the last atom that paid each scope.
Microseconds alone(const Problem& problem,
                   const Atoms& atoms,
                   AtomIndex atom,
                   std::vector<AtomIndex>& paid_for) {
  Microseconds time = atoms.own({atom, atom + 1});
  for (TestIndex test = atoms.first_test(atom); test < atoms.first_test(atom + 1); ++test) {
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      if (paid_for[scope] != atom) {
        paid_for[scope] = atom;
        time += problem.scopes()[scope].setup;
      }
    }
  }
  return time;
}

TestIndex longest_test(const Problem& problem, const Atoms& atoms, AtomIndex atom) {
  TestIndex longest = atoms.first_test(atom);
  for (TestIndex test = longest; test < atoms.first_test(atom + 1); ++test) {
    longest = problem.tests()[test].own > problem.tests()[longest].own ? test : longest;
  }
  return longest;
}

LowerBound longest_bound(const Problem& problem, const Atoms& atoms) {
  LowerBound bound{Microseconds{-1}, BoundKind::longest, std::nullopt};
  std::vector<AtomIndex> paid_for(problem.scopes().size(), atoms.size());
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    const Microseconds time = alone(problem, atoms, atom, paid_for);
    if (time > bound.time) {
      bound.time = time;
      bound.test = longest_test(problem, atoms, atom);
      bound.block = atoms.first_test(atom + 1) - atoms.first_test(atom);
    }
  }
  return bound;
}

/// Of the N + 1 longest atoms two share a group, at the least the two shortest of them.
LowerBound pigeonhole_bound(const Problem& problem, const Atoms& atoms) {
  const GroupIndex groups = problem.limits().groups;
  LowerBound bound{Microseconds{-1}, BoundKind::pigeonhole, std::nullopt};
  if (atoms.size() <= groups) {
    return bound;
  }
  std::vector<Microseconds> own(atoms.size());
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    own[atom] = atoms.own({atom, atom + 1});
  }
  std::ranges::partial_sort(own, own.begin() + groups + 1, std::greater<>());
  bound.time = own[groups - 1] + own[groups];
  return bound;
}

}  // namespace

LowerBound lower_bound(const Atoms& atoms) {
  const Problem& problem = atoms.problem();
  LowerBound best = volume_bound(problem, atoms);
  for (const LowerBound& bound : {repetition_bound(problem),
                                  longest_bound(problem, atoms),
                                  pigeonhole_bound(problem, atoms)}) {
    best = bound.time > best.time ? bound : best;
  }
  return best;
}

LowerBound lower_bound(const Problem& problem) {
  return lower_bound(Atoms(problem));
}

}  // namespace splitter::solver
