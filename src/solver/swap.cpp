#include "moves.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace splitter::solver {

namespace {

/// How many partners on each side of the ideal length are tried: set-ups shift the best one.
constexpr std::ptrdiff_t neighbours = 3;

}  // namespace

void offer_swaps(const Assignment& assignment, Pair groups, BestMove& best) {
  const auto own = [&assignment](PieceIndex piece) { return assignment.piece(piece).own; };
  const auto partners_of = assignment.pieces_of(groups.to);
  std::vector<PieceIndex> partners(partners_of.begin(), partners_of.end());
  std::ranges::stable_sort(partners, {}, own);
  const auto surplus = assignment.even_share(groups.from, groups.to, model::Microseconds{0});
  for (const PieceIndex piece : assignment.pieces_of(groups.from)) {
    const auto ideal = std::ranges::lower_bound(partners, own(piece) - surplus, {}, own);
    const auto before = std::min(neighbours, ideal - partners.begin());
    const auto after = std::min(neighbours, partners.end() - ideal);
    for (auto partner = ideal - before; partner != ideal + after; ++partner) {
      best.offer({.kind = MoveKind::swap,
                  .piece = piece,
                  .other = *partner,
                  .to = groups.to,
                  .delta = assignment.delta_swap(piece, *partner)},
                 groups);
    }
  }
}

}  // namespace splitter::solver
