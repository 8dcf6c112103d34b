#include "gather.hpp"

#include "moves.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;

/// Limit on the moves that one gathering looks at: enough for hundreds of pieces of shared files,
/// and a bound if one file lies in hundreds of groups.
constexpr std::size_t most_offers = 200'000;

/// Keeps the candidate that saves the most set-up time without making a group end after `most`.
class Saving {
 public:
  Saving(const Assignment& assignment, Microseconds most) : assignment_(assignment), most_(most) {}

  void offer(const Candidate& candidate) {
    const auto& [move, groups, delta] = candidate;
    const bool fits = assignment_.time_with(groups.from, delta.from) <= most_ &&
                      assignment_.time_with(groups.to, delta.to) <= most_;
    if (fits && delta.total() < saved_ && keeps_limits(assignment_, move)) {
      move_ = move;
      saved_ = delta.total();
    }
  }
  [[nodiscard]] const std::optional<Move>& move() const { return move_; }

 private:
  const Assignment& assignment_;
  Microseconds most_;
  Microseconds saved_{0};
  std::optional<Move> move_;
};

/// Other groups that pay for a scope of which the piece is the only user in its own group, so that
/// its leaving saves the set-up. Moves to any other group cannot lower the total.
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
      best.offer(candidate(assignment, Relocate{index, to}));
    }
    for (const PieceIndex other : assignment.pieces_of(to)) {
      best.offer(candidate(assignment, Swap{index, other}));
    }
  }
  if (best.move().has_value()) {
    carry_out(assignment, *best.move());
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
