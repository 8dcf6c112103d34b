#include "solver/assignment.hpp"

#include "problems.hpp"
#include "solver/moves.hpp"
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
using solver::Candidate;
using solver::Move;
using solver::PieceIndex;
using solver::Relocate;
using solver::SplitOff;
using solver::Swap;
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

/// Checks that a move does to the loads of two groups what it says, and no more, and that the books
/// are those of the problem alone.
void expect_foretold(Assignment& assignment, const Move& move) {
  const Candidate foretold = candidate(assignment, move);
  auto expected = loads_of(assignment);
  expected[foretold.groups.from] += foretold.delta.from.count();
  expected[foretold.groups.to] += foretold.delta.to.count();
  carry_out(assignment, move);
  RC_ASSERT(loads_of(assignment) == expected);
  RC_ASSERT(recomputed_loads(assignment) == expected);
}

void relocate_any(Assignment& assignment) {
  const PieceIndex piece = below(assignment.pieces());
  const GroupIndex to = below(assignment.groups());
  if (assignment.piece(piece).group != to) {
    expect_foretold(assignment, Relocate{piece, to});
  }
}

void swap_any(Assignment& assignment) {
  const PieceIndex a = below(assignment.pieces());
  const PieceIndex b = below(assignment.pieces());
  if (assignment.piece(a).group != assignment.piece(b).group) {
    expect_foretold(assignment, Swap{a, b});
  }
}

void split_off_any(Assignment& assignment) {
  const PieceIndex piece = below(assignment.pieces());
  const AtomRange atoms = assignment.piece(piece).atoms;
  const GroupIndex to = below(assignment.groups());
  if (assignment.piece(piece).group == to || atoms.size() < 2) {
    return;
  }
  const solver::AtomIndex cut = atoms.begin + 1 + below(atoms.size() - 1);
  const AtomRange part = below(2) == 0 ? AtomRange{atoms.begin, cut} : AtomRange{cut, atoms.end};
  expect_foretold(assignment, SplitOff{piece, part, to});
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
