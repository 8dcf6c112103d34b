#pragma once

#include "move.hpp"

#include <array>

namespace splitter::solver {

/// Move of one piece to another group.
struct Relocate {
  PieceIndex piece = 0;
  model::GroupIndex to = 0;

  [[nodiscard]] Pair groups(const Assignment& before) const {
    return {before.piece(piece).group, to};
  }

  [[nodiscard]] Delta evaluate(const Assignment& before) const {
    const Piece& moved = before.piece(piece);
    return {-moved.own - before.saved_without(moved), before.cost_in(moved, to)};
  }

  [[nodiscard]] bool keeps_rules(const Assignment& before) const {
    return before.allows(before.piece(piece), to);
  }

  [[nodiscard]] model::Bytes excess(const Assignment& before) const {
    const Piece& moved = before.piece(piece);
    const auto here = before.excess_after(moved.group, std::array{piece}, {});
    const auto there = before.excess_after(to, {}, moved.memory);
    return {here.count + there.count};
  }

  void apply(Assignment& assignment) const { assignment.relocate(piece, to); }

  /// Every piece, but the last one of a group: no group is emptied.
  template <typename Take>
  static void each(const Assignment& before, Pair groups, const Take& take) {
    if (before.pieces_of(groups.from).size() < 2) {
      return;
    }
    for (const PieceIndex piece : before.pieces_of(groups.from)) {
      take(Relocate{piece, groups.to});
    }
  }

  friend bool operator==(const Relocate&, const Relocate&) = default;
};

}  // namespace splitter::solver
