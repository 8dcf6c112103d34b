#include "memory_need.hpp"
#include "moves.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace splitter::solver {

namespace {

using model::Bytes;
using model::GroupIndex;
using model::Microseconds;

/// The group that breaks its limit by the most; of equals the first.
std::optional<GroupIndex> worst(const Assignment& assignment) {
  std::optional<GroupIndex> worst;
  Bytes most;
  for (GroupIndex group = 0; group < assignment.groups(); ++group) {
    if (const Bytes excess = assignment.excess(group); excess > most) {
      worst = group;
      most = excess;
    }
  }
  return worst;
}

/// The move that leaves the least excess; of equals the one after which its groups end earliest.
class Relief {
 public:
  Relief(const Assignment& assignment, GroupIndex from) : assignment_(assignment), from_(from) {}

  void offer(const Move& move) {
    const Bytes before{assignment_.excess(from_).count + assignment_.excess(move.to).count};
    const Bytes after = excess_after(assignment_, move, from_);
    const Microseconds peak = std::max(assignment_.time_with(from_, move.delta.from),
                                       assignment_.time_with(move.to, move.delta.to));
    const auto key = std::tuple(after.count - before.count, peak);
    if (after < before && (!found_ || key < key_)) {
      move_ = move;
      key_ = key;
      found_ = true;
    }
  }
  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] const Move& move() const { return move_; }

 private:
  const Assignment& assignment_;
  GroupIndex from_;
  bool found_ = false;
  Move move_;
  std::tuple<std::int64_t, Microseconds> key_;
};

void offer_all(const Assignment& assignment, PieceIndex piece, GroupIndex to, Relief& relief) {
  relief.offer({.kind = MoveKind::relocate,
                .piece = piece,
                .to = to,
                .delta = assignment.delta_relocate(piece, to)});
  const AtomRange atoms = assignment.piece(piece).atoms;
  for (const AtomIndex parts : {2U, 4U, 8U}) {
    const AtomIndex size = atoms.size() / parts;
    if (size == 0) {
      break;
    }
    for (const AtomRange part :
         {AtomRange{atoms.begin, atoms.begin + size}, AtomRange{atoms.end - size, atoms.end}}) {
      relief.offer({.kind = MoveKind::split_off,
                    .piece = piece,
                    .part = part,
                    .to = to,
                    .delta = assignment.delta_split_off(piece, part, to)});
    }
  }
}

}  // namespace

void relieve(Assignment& assignment) {
  const std::uint32_t most_steps = 1000 + 50 * assignment.groups();
  for (std::uint32_t step = 0; step < most_steps; ++step) {
    const auto from = worst(assignment);
    if (!from.has_value()) {
      return;
    }
    Relief relief(assignment, *from);
    for (GroupIndex to = 0; to < assignment.groups(); ++to) {
      for (const PieceIndex piece : assignment.pieces_of(*from)) {
        if (to != *from) {
          offer_all(assignment, piece, to, relief);
        }
      }
    }
    if (!relief.found()) {
      return;
    }
    apply(assignment, relief.move());
  }
}

}  // namespace splitter::solver
