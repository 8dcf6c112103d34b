#include "moves.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;

/// Moves looked at in one gathering: enough for hundreds of pieces of shared files, and bounded
/// where one file lies in hundreds of groups.
constexpr std::size_t most_offers = 200'000;

/// The best move of a piece towards a group: the one that saves the most set-up time.
class Saving {
 public:
  Saving(const Assignment& assignment, Microseconds most) : assignment_(assignment), most_(most) {}

  void offer(const Move& move, GroupIndex from) {
    const bool fits = assignment_.time_with(from, move.delta.from) <= most_ &&
                      assignment_.time_with(move.to, move.delta.to) <= most_;
    if (fits && move.delta.total() < saved_ && keeps_limits(assignment_, move, from)) {
      move_ = move;
      saved_ = move.delta.total();
    }
  }
  [[nodiscard]] const std::optional<Move>& move() const { return move_; }

 private:
  const Assignment& assignment_;
  Microseconds most_;
  Microseconds saved_{0};
  std::optional<Move> move_;
};

/// The groups, other than its own, that pay for something that only the piece needs in its own:
/// what its leaving saves. A move that saves nothing at either end cannot lower the total.
std::vector<GroupIndex> groups_to_join(const Assignment& assignment, const Piece& piece) {
  std::vector<GroupIndex> groups;
  for (const model::ScopeIndex scope : piece.scopes) {
    if (!assignment.uses().lone(scope, piece.group)) {
      continue;
    }
    for (const ScopeUses::Use& use : assignment.uses().payers(scope)) {
      if (use.group != piece.group) {
        groups.push_back(use.group);
      }
    }
  }
  std::ranges::sort(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

bool gather_piece(Assignment& assignment,
                  PieceIndex index,
                  Microseconds most,
                  std::size_t& budget) {
  const Piece& piece = assignment.piece(index);
  const GroupIndex from = piece.group;
  Saving best(assignment, most);
  for (const GroupIndex to : groups_to_join(assignment, piece)) {
    budget -= std::min(budget, 1 + assignment.pieces_of(to).size());
    if (assignment.pieces_of(from).size() > 1) {
      best.offer({.kind = MoveKind::relocate,
                  .piece = index,
                  .to = to,
                  .delta = assignment.delta_relocate(index, to)},
                 from);
    }
    for (const PieceIndex other : assignment.pieces_of(to)) {
      best.offer({.kind = MoveKind::swap,
                  .piece = index,
                  .other = other,
                  .to = to,
                  .delta = assignment.delta_swap(index, other)},
                 from);
    }
  }
  if (best.move().has_value()) {
    apply(assignment, *best.move());
  }
  return best.move().has_value();
}

}  // namespace

void gather(Assignment& assignment) {
  const Microseconds most = assignment.makespan();
  std::size_t budget = most_offers;
  for (bool improved = true; improved && budget > 0;) {
    improved = false;
    for (PieceIndex piece = 0; piece < assignment.pieces() && budget > 0; ++piece) {
      improved = gather_piece(assignment, piece, most, budget) || improved;
    }
  }
}

}  // namespace splitter::solver
