#include "moves.hpp"

#include <algorithm>

namespace splitter::solver {

void apply(Assignment& assignment, const Move& move) {
  switch (move.kind) {
    case MoveKind::relocate:
      assignment.relocate(move.piece, move.to);
      break;
    case MoveKind::swap:
      assignment.swap(move.piece, move.other);
      break;
    case MoveKind::split_off:
      assignment.split_off(move.piece, move.part, move.to);
      break;
  }
}

void BestMove::offer(const Move& move, Pair groups) {
  const model::Microseconds peak = std::max(assignment_.load(groups.from) + move.delta.from,
                                            assignment_.load(groups.to) + move.delta.to);
  const bool better = !move_.has_value() || peak < peak_ ||
                      (peak == peak_ && move.delta.total() < move_->delta.total());
  if (better) {
    move_ = move;
    peak_ = peak;
  }
}

void offer_relocations(const Assignment& assignment, Pair groups, BestMove& best) {
  if (assignment.pieces_of(groups.from).size() < 2) {
    return;
  }
  for (const PieceIndex piece : assignment.pieces_of(groups.from)) {
    best.offer({.kind = MoveKind::relocate,
                .piece = piece,
                .to = groups.to,
                .delta = assignment.delta_relocate(piece, groups.to)},
               groups);
  }
}

}  // namespace splitter::solver
