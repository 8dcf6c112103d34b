#include "moves.hpp"

#include <algorithm>
#include <array>
#include <span>

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

model::Bytes excess_after(const Assignment& assignment, const Move& move, model::GroupIndex from) {
  const MemoryLimits& limits = assignment.memory_limits();
  const bool swaps = move.kind == MoveKind::swap;
  const std::array<PieceIndex, 1> leaving = {move.piece};
  const std::array<PieceIndex, 1> coming = {move.other};
  MemoryNeed here = assignment.need_without(from, leaving);
  MemoryNeed there = assignment.need_without(
      move.to, swaps ? std::span<const PieceIndex>(coming) : std::span<const PieceIndex>());
  if (move.kind == MoveKind::split_off) {
    const AtomRange rest = rest_of(assignment.piece(move.piece).atoms, move.part);
    here.add(assignment.make_piece(rest).memory, limits.at_once());
    there.add(assignment.make_piece(move.part).memory, limits.at_once());
  } else {
    there.add(assignment.piece(move.piece).memory, limits.at_once());
  }
  if (swaps) {
    here.add(assignment.piece(move.other).memory, limits.at_once());
  }
  return {limits.excess(from, here).count + limits.excess(move.to, there).count};
}

bool keeps_rules(const Assignment& assignment, const Move& move, model::GroupIndex from) {
  const Piece& piece = assignment.piece(move.piece);
  if (move.kind != MoveKind::swap) {
    return assignment.allows(piece, move.to);
  }
  const Piece& other = assignment.piece(move.other);
  return assignment.allows(piece, move.to, &other) && assignment.allows(other, from, &piece);
}

bool keeps_limits(const Assignment& assignment, const Move& move, model::GroupIndex from) {
  if (!keeps_rules(assignment, move, from)) {
    return false;
  }
  return !assignment.memory_limits().bind() ||
         excess_after(assignment, move, from).count <=
             assignment.excess(from).count + assignment.excess(move.to).count;
}

void BestMove::offer(const Move& move, Pair groups) {
  const model::Microseconds peak = std::max(assignment_.time_with(groups.from, move.delta.from),
                                            assignment_.time_with(groups.to, move.delta.to));
  const bool better = !move_.has_value() || peak < peak_ ||
                      (peak == peak_ && move.delta.total() < move_->delta.total());
  if (better && keeps_limits(assignment_, move, groups.from)) {
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
