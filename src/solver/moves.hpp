#pragma once

#include "assignment.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>

namespace splitter::solver {

enum class MoveKind : std::uint8_t { relocate, swap, split_off };

/// A change of an assignment between two groups, with its exact effect on their loads.
struct Move {
  MoveKind kind = MoveKind::relocate;
  PieceIndex piece = 0;
  PieceIndex other = 0;  ///< swap: what comes back.
  AtomRange part;        ///< split off: what leaves.
  model::GroupIndex to = 0;
  Delta delta;
};

void apply(Assignment& assignment, const Move& move);

/// The two groups that a move is between.
struct Pair {
  model::GroupIndex from = 0;
  model::GroupIndex to = 0;
};

/// The best of the moves offered: the one after which the longer of its two groups is shortest;
/// of equals the one with the smaller total, then the first offered. None that
/// breaks a limit.
class BestMove {
 public:
  explicit BestMove(const Assignment& assignment) : assignment_(assignment) {}

  void offer(const Move& move, Pair groups);

  [[nodiscard]] const std::optional<Move>& move() const { return move_; }
  [[nodiscard]] model::Microseconds peak() const { return peak_; }

 private:
  const Assignment& assignment_;
  std::optional<Move> move_;
  model::Microseconds peak_ = model::Microseconds::max();
};

/// By how much both groups of a move break the limits of their memory after it.
[[nodiscard]] model::Bytes excess_after(const Assignment& assignment,
                                        const Move& move,
                                        model::GroupIndex from);
/// True where a move keeps the rules.
[[nodiscard]] bool keeps_rules(const Assignment& assignment,
                               const Move& move,
                               model::GroupIndex from);
/// True where a move keeps the rules, and breaks no limit of memory, or none by more than before.
[[nodiscard]] bool keeps_limits(const Assignment& assignment,
                                const Move& move,
                                model::GroupIndex from);

/// Each offers its kind of move from one group to another. `split_off` cuts a piece where the
/// two groups come out even.
void offer_relocations(const Assignment& assignment, Pair groups, BestMove& best);
void offer_swaps(const Assignment& assignment, Pair groups, BestMove& best);
void offer_split_offs(const Assignment& assignment, Pair groups, BestMove& best);

/// Gathers the pieces of a scope that several groups pay for: any relocation or swap that lowers
/// the total without lengthening the makespan, until there is none.
void gather(Assignment& assignment);

/// Moves pieces, or halves of pieces, out of the groups that break the limits of their memory, as
/// long as that lessens by how much.
void relieve(Assignment& assignment);

}  // namespace splitter::solver
