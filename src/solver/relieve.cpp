#include "relieve.hpp"

#include "moves.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

namespace splitter::solver {

namespace {

using model::Bytes;
using model::GroupIndex;
using model::Microseconds;

/// Excess of each group over its memory.
std::vector<Bytes> all_excess(const Assignment& assignment) {
  std::vector<Bytes> excess;
  for (GroupIndex group = 0; group < assignment.groups(); ++group) {
    excess.push_back(assignment.excess(group));
  }
  return excess;
}

/// Keeps the candidate that leaves the least excess; of equals the one whose groups end first.
class Relief {
 public:
  Relief(const Assignment& assignment, const std::vector<Bytes>& excess)
      : assignment_(assignment), excess_(excess) {}

  void offer(const Candidate& candidate) {
    const auto& [move, groups, delta] = candidate;
    if (!keeps_rules(assignment_, move)) {
      return;
    }
    const Bytes before{excess_[groups.from].count + excess_[groups.to].count};
    const Bytes after = excess_after(assignment_, move);
    const Microseconds peak = std::max(assignment_.time_with(groups.from, delta.from),
                                       assignment_.time_with(groups.to, delta.to));
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
  const std::vector<Bytes>& excess_;
  bool found_ = false;
  Move move_;
  std::tuple<std::int64_t, Microseconds> key_;
};

void offer_parts(const Assignment& assignment, PieceIndex piece, GroupIndex to, Relief& relief) {
  relief.offer(candidate(assignment, Relocate{piece, to}));
  const AtomRange atoms = assignment.piece(piece).atoms;
  for (const AtomIndex parts : {2U, 4U, 8U}) {
    const AtomIndex size = atoms.size() / parts;
    if (size == 0) {
      break;
    }
    for (const AtomRange part :
         {AtomRange{atoms.begin, atoms.begin + size}, AtomRange{atoms.end - size, atoms.end}}) {
      relief.offer(candidate(assignment, SplitOff{piece, part, to}));
    }
  }
}

}  // namespace

void relieve(Assignment& assignment) {
  const std::uint32_t most_steps = 1000 + 50 * assignment.groups();
  for (std::uint32_t step = 0; step < most_steps; ++step) {
    const std::vector<Bytes> excess = all_excess(assignment);
    const auto worst = std::ranges::max_element(excess);
    if (*worst == Bytes{}) {
      return;
    }
    const auto from = static_cast<GroupIndex>(worst - excess.begin());
    Relief relief(assignment, excess);
    for (GroupIndex to = 0; to < assignment.groups(); ++to) {
      for (const PieceIndex piece : assignment.pieces_of(from)) {
        if (to != from) {
          offer_parts(assignment, piece, to, relief);
        }
      }
    }
    if (!relief.found()) {
      return;
    }
    carry_out(assignment, relief.move());
  }
}

}  // namespace splitter::solver
