#include "moves.hpp"

#include <algorithm>

namespace splitter::solver {

namespace {

using model::Microseconds;

void offer_part(
    const Assignment& assignment, PieceIndex piece, AtomRange part, Pair groups, BestMove& best) {
  if (part.size() > 0 && part.size() < assignment.piece(piece).atoms.size()) {
    best.offer({.kind = MoveKind::split_off,
                .piece = piece,
                .part = part,
                .to = groups.to,
                .delta = assignment.delta_split_off(piece, part, groups.to)},
               groups);
  }
}

}  // namespace

void offer_split_offs(const Assignment& assignment, Pair groups, BestMove& best) {
  for (const PieceIndex index : assignment.pieces_of(groups.from)) {
    const Piece& piece = assignment.piece(index);
    if (piece.atoms.size() < 2) {
      continue;
    }
    const Microseconds setup = assignment.cost_in(piece, groups.to) - piece.own;
    const Microseconds even = assignment.even_share(groups.from, groups.to, setup);
    if (even <= Microseconds{0}) {
      continue;
    }
    const AtomRange atoms = piece.atoms;
    const AtomIndex head = assignment.atoms().cut_at(atoms, even);
    const AtomIndex tail = assignment.atoms().cut_at(atoms, piece.own - even);
    for (const AtomIndex back : {0U, 1U}) {
      offer_part(assignment,
                 index,
                 {atoms.begin, std::max(head, atoms.begin + back) - back},
                 groups,
                 best);
      offer_part(
          assignment, index, {std::max(tail, atoms.begin + back) - back, atoms.end}, groups, best);
    }
  }
}

}  // namespace splitter::solver
