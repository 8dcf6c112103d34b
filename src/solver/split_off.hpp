#pragma once

#include "move.hpp"

#include <algorithm>
#include <array>

namespace splitter::solver {

/// Move of the head or the tail of a piece to another group.
struct SplitOff {
  PieceIndex piece = 0;
  AtomRange part;  ///< The atoms that leave: not all of the piece.
  model::GroupIndex to = 0;

  [[nodiscard]] Pair groups(const Assignment& before) const {
    return {before.piece(piece).group, to};
  }

  [[nodiscard]] Delta evaluate(const Assignment& before) const {
    const Piece& whole = before.piece(piece);
    if (whole.uniform) {
      // The rest touches the same scopes, so nothing is saved.
      const model::Microseconds own = before.atoms().own(part);
      return {-own, before.cost_in(whole, to) - whole.own + own};
    }
    const Piece leaving = before.make_piece(part);
    const Piece staying = before.make_piece(rest_of(whole.atoms, part));
    Delta delta{-leaving.own, before.cost_in(leaving, to)};
    for (const model::ScopeIndex scope : leaving.scopes) {
      const bool saved = !staying.touches(scope) && before.uses().lone(scope, whole.group);
      delta.from -= saved ? before.uses().setup(scope) : model::Microseconds{0};
    }
    return delta;
  }

  [[nodiscard]] bool keeps_rules(const Assignment& before) const {
    return before.allows(before.piece(piece), to);
  }

  [[nodiscard]] model::Bytes excess(const Assignment& before) const {
    const Piece& whole = before.piece(piece);
    const AtomRange rest = rest_of(whole.atoms, part);
    const auto here =
        before.excess_after(whole.group, std::array{piece}, before.make_piece(rest).memory);
    const auto there = before.excess_after(to, {}, before.make_piece(part).memory);
    return {here.count + there.count};
  }

  void apply(Assignment& assignment) const { assignment.split_off(piece, part, to); }

  /// Heads and tails of each piece, cut on both sides of where the groups would end together.
  template <typename Take>
  static void each(const Assignment& before, Pair groups, const Take& take) {
    for (const PieceIndex index : before.pieces_of(groups.from)) {
      const Piece& whole = before.piece(index);
      const AtomRange atoms = whole.atoms;
      if (atoms.size() < 2) {
        continue;
      }
      const model::Microseconds setup = before.cost_in(whole, groups.to) - whole.own;
      const model::Microseconds even = before.even_share(groups.from, groups.to, setup);
      if (even <= model::Microseconds{0}) {
        continue;
      }
      const AtomIndex head = before.atoms().cut_at(atoms, even);
      const AtomIndex tail = before.atoms().cut_at(atoms, whole.own - even);
      for (const AtomIndex back : {0U, 1U}) {
        for (const AtomRange part :
             {AtomRange{atoms.begin, std::max(head, atoms.begin + back) - back},
              AtomRange{std::max(tail, atoms.begin + back) - back, atoms.end}}) {
          if (part.size() > 0 && part.size() < atoms.size()) {
            take(SplitOff{index, part, groups.to});
          }
        }
      }
    }
  }

  friend bool operator==(const SplitOff&, const SplitOff&) = default;
};

}  // namespace splitter::solver
