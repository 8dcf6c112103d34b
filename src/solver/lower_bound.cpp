#include "lower_bound.hpp"

#include "atoms.hpp"
#include "capacity.hpp"
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
        work += least_setup(problem, problem.scopes()[scope]);
      }
    }
  }
  return {.time = time_of_all(problem, work), .kind = BoundKind::volume};
}

/// Time of one atom alone in a group; with several workers, the share of each.
/// `paid_for` remembers the last atom that paid each scope.
Microseconds alone(const Problem& problem,
                   const Atoms& atoms,
                   AtomIndex atom,
                   std::vector<AtomIndex>& paid_for) {
  Microseconds time = atoms.own({atom, atom + 1});
  for (const TestIndex test : atoms.tests(atom)) {
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      if (paid_for[scope] != atom) {
        paid_for[scope] = atom;
        time += least_setup(problem, problem.scopes()[scope]);
      }
    }
  }
  return time;
}

TestIndex longest_test(const Problem& problem, const Atoms& atoms, AtomIndex atom) {
  TestIndex longest = atoms.tests(atom).front();
  for (const TestIndex test : atoms.tests(atom)) {
    longest = problem.tests()[test].own > problem.tests()[longest].own ? test : longest;
  }
  return longest;
}

/// Work that one worker does one after the other to run a test.
Microseconds in_sequence(const Problem& problem, TestIndex test) {
  Microseconds time = problem.tests()[test].own;
  for (const model::ScopeIndex scope : problem.scopes_of(test)) {
    time += problem.scopes()[scope].setup;
  }
  return time;
}

LowerBound longest_bound(const Problem& problem, const Atoms& atoms) {
  LowerBound bound{.time = Microseconds{-1}, .kind = BoundKind::longest};
  Microseconds longest{-1};
  std::vector<AtomIndex> paid_for(problem.scopes().size(), atoms.size());
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    const TestIndex test = longest_test(problem, atoms, atom);
    const Microseconds time =
        std::max(alone(problem, atoms, atom, paid_for), in_sequence(problem, test));
    if (time > longest) {
      longest = time;
      bound.test = test;
      bound.block = atoms.tests(atom).size();
    }
  }
  if (atoms.size() > 0) {
    bound.time = least_time(problem, longest);
  }
  return bound;
}

/// Two of the N + 1 longest atoms share a group: at the least the two shortest of them.
LowerBound pigeonhole_bound(const Problem& problem, const Atoms& atoms) {
  const GroupIndex groups = problem.limits().groups;
  LowerBound bound{.time = Microseconds{-1}, .kind = BoundKind::pigeonhole};
  if (atoms.size() <= groups || problem.limits().workers > 1) {
    return bound;  // Workers could run the two at the same time.
  }
  std::vector<Microseconds> own(atoms.size());
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    own[atom] = atoms.own({atom, atom + 1});
  }
  std::ranges::partial_sort(own, own.begin() + groups + 1, std::greater<>());
  bound.time = least_time(problem, own[groups - 1] + own[groups]);
  return bound;
}

/// Least work that rules pin to one group.
LowerBound pinned_bound(const Problem& problem, const Atoms& atoms) {
  LowerBound bound{.time = Microseconds{-1}, .kind = BoundKind::pinned};
  std::vector<std::vector<AtomIndex>> pinned(problem.limits().groups);
  for (AtomIndex atom = atoms.ruled().begin; atom < atoms.ruled().end; ++atom) {
    if (const GroupIndex group = atoms.ruling(atom).pin; group != model::no_group) {
      pinned[group].push_back(atom);
    }
  }
  std::vector<GroupIndex> paid_in(problem.scopes().size(), model::no_group);
  for (GroupIndex group = 0; group < pinned.size(); ++group) {
    Microseconds work{0};
    for (const AtomIndex atom : pinned[group]) {
      work += atoms.own({atom, atom + 1});
      for (const TestIndex test : atoms.tests(atom)) {
        for (const model::ScopeIndex scope : problem.scopes_of(test)) {
          work += paid_in[scope] == group ? Microseconds{0}
                                          : least_setup(problem, problem.scopes()[scope]);
          paid_in[scope] = group;
        }
      }
    }
    if (!pinned[group].empty() && problem.time_of(group, work) > bound.time) {
      bound.time = problem.time_of(group, work);
      bound.group = group;
    }
  }
  return bound;
}

}  // namespace

LowerBound lower_bound(const Atoms& atoms) {
  const Problem& problem = atoms.problem();
  LowerBound best = volume_bound(problem, atoms);
  for (const LowerBound& bound : {repetition_bound(problem),
                                  longest_bound(problem, atoms),
                                  pigeonhole_bound(problem, atoms),
                                  pinned_bound(problem, atoms)}) {
    best = bound.time > best.time ? bound : best;
  }
  if (best.kind == BoundKind::longest) {
    best.useful_groups = least_groups(problem, best.time);
  }
  return best;
}

LowerBound lower_bound(const Problem& problem) {
  return lower_bound(Atoms(problem));
}

}  // namespace splitter::solver
