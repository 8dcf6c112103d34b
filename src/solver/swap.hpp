#pragma once

#include "move.hpp"
#include "relocate.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace splitter::solver {

/// Exchange of two pieces of different groups; `from` is the group of `piece`.
struct Swap {
  PieceIndex piece = 0;
  PieceIndex other = 0;

  [[nodiscard]] Pair groups(const Assignment& before) const {
    return {before.piece(piece).group, before.piece(other).group};
  }

  [[nodiscard]] Delta evaluate(const Assignment& before) const {
    const auto [from, to] = groups(before);
    const Delta there = Relocate{piece, to}.evaluate(before);
    const Delta back = Relocate{other, from}.evaluate(before);
    Delta delta{there.from + back.to, there.to + back.from};
    // Each relocation was priced as if the other piece stayed. A scope that both touch stays paid
    // in a group whose only user leaves, because the other piece takes its place.
    for (const model::ScopeIndex scope : before.piece(piece).scopes) {
      if (before.piece(other).touches(scope)) {
        const model::Microseconds setup = before.uses().setup(scope);
        const auto zero = model::Microseconds{0};
        delta.from += before.uses().lone(scope, from) ? setup : zero;
        delta.to += before.uses().lone(scope, to) ? setup : zero;
      }
    }
    return delta;
  }

  [[nodiscard]] bool keeps_rules(const Assignment& before) const {
    const auto [from, to] = groups(before);
    const Piece& left = before.piece(piece);
    const Piece& right = before.piece(other);
    return before.allows(left, to, &right) && before.allows(right, from, &left);
  }

  [[nodiscard]] model::Bytes excess(const Assignment& before) const {
    const auto [from, to] = groups(before);
    const auto here = before.excess_after(from, std::array{piece}, before.piece(other).memory);
    const auto there = before.excess_after(to, std::array{other}, before.piece(piece).memory);
    return {here.count + there.count};
  }

  void apply(Assignment& assignment) const {
    const auto [from, to] = groups(assignment);
    assignment.relocate(piece, to);
    assignment.relocate(other, from);
  }

  /// Each piece with the partners whose own time comes nearest to what would make both groups end
  /// together: on each side of that length as many as `neighbours`, since set-ups shift the best.
  template <typename Take>
  static void each(const Assignment& before, Pair groups, const Take& take) {
    constexpr std::ptrdiff_t neighbours = 3;
    const auto own = [&before](PieceIndex index) { return before.piece(index).own; };
    const auto there = before.pieces_of(groups.to);
    std::vector<PieceIndex> partners(there.begin(), there.end());
    std::ranges::stable_sort(partners, {}, own);
    const auto surplus = before.even_share(groups.from, groups.to, model::Microseconds{0});
    for (const PieceIndex leaving : before.pieces_of(groups.from)) {
      const auto ideal = std::ranges::lower_bound(partners, own(leaving) - surplus, {}, own);
      const auto shorter = std::min(neighbours, ideal - partners.begin());
      const auto longer = std::min(neighbours, partners.end() - ideal);
      for (auto partner = ideal - shorter; partner != ideal + longer; ++partner) {
        take(Swap{leaving, *partner});
      }
    }
  }

  friend bool operator==(const Swap&, const Swap&) = default;
};

}  // namespace splitter::solver
