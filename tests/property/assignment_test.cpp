#include "solver/assignment.hpp"

#include "problems.hpp"
#include "support/assignments.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <vector>

namespace splitter::property {
namespace {

using model::GroupIndex;
using model::Problem;
using solver::Assignment;
using solver::AtomRange;
using solver::Atoms;
using solver::Delta;
using solver::PieceIndex;
using support::loads_of;
using support::recomputed_loads;

std::uint32_t below(std::size_t bound) {
  return *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(bound));
}

/// Every file as one piece, in any group.
Assignment any_assignment(const Atoms& atoms) {
  Assignment assignment(atoms);
  for (const AtomRange& file : atoms.files()) {
    assignment.place(assignment.make_piece(file), below(assignment.groups()));
  }
  return assignment;
}

/// Checks that a change does to the loads of two groups what was foretold, and no more, and that
/// the books are those of the problem alone.
template <typename Change>
void expect_foretold(
    Assignment& assignment, GroupIndex from, GroupIndex to, const Delta& delta, Change change) {
  auto expected = loads_of(assignment);
  expected[from] += delta.from.count();
  expected[to] += delta.to.count();
  change();
  RC_ASSERT(loads_of(assignment) == expected);
  RC_ASSERT(recomputed_loads(assignment) == expected);
}

void relocate_any(Assignment& assignment) {
  const PieceIndex piece = below(assignment.pieces());
  const GroupIndex from = assignment.piece(piece).group;
  const GroupIndex to = below(assignment.groups());
  if (from != to) {
    expect_foretold(assignment, from, to, assignment.delta_relocate(piece, to), [&] {
      assignment.relocate(piece, to);
    });
  }
}

void swap_any(Assignment& assignment) {
  const PieceIndex a = below(assignment.pieces());
  const PieceIndex b = below(assignment.pieces());
  const GroupIndex from = assignment.piece(a).group;
  const GroupIndex to = assignment.piece(b).group;
  if (from != to) {
    expect_foretold(
        assignment, from, to, assignment.delta_swap(a, b), [&] { assignment.swap(a, b); });
  }
}

void split_off_any(Assignment& assignment) {
  const PieceIndex piece = below(assignment.pieces());
  const AtomRange atoms = assignment.piece(piece).atoms;
  const GroupIndex from = assignment.piece(piece).group;
  const GroupIndex to = below(assignment.groups());
  if (from == to || atoms.size() < 2) {
    return;
  }
  const solver::AtomIndex cut = atoms.begin + 1 + below(atoms.size() - 1);
  const AtomRange part = below(2) == 0 ? AtomRange{atoms.begin, cut} : AtomRange{cut, atoms.end};
  expect_foretold(assignment, from, to, assignment.delta_split_off(piece, part, to), [&] {
    assignment.split_off(piece, part, to);
  });
}

RC_GTEST_PROP(Deltas, AreWhatTheChangesReallyDo, (const ProblemSpec& spec)) {
  RC_PRE(!spec.tests.empty());
  const Problem problem = spec.problem();
  const Atoms atoms(problem);
  Assignment assignment = any_assignment(atoms);
  RC_ASSERT(loads_of(assignment) == recomputed_loads(assignment));
  for (std::uint32_t change = 0; change < 30; ++change) {
    switch (below(3)) {
      case 0:
        relocate_any(assignment);
        break;
      case 1:
        swap_any(assignment);
        break;
      default:
        split_off_any(assignment);
    }
  }
}

}  // namespace
}  // namespace splitter::property
