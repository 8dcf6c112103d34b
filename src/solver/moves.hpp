#pragma once

#include "move.hpp"
#include "relocate.hpp"
#include "split_off.hpp"
#include "swap.hpp"

#include <optional>
#include <variant>

namespace splitter::solver {

/// All moves of the local search, in the order in which it tries them: a new move joins here.
using Move = std::variant<Relocate, Swap, SplitOff>;

/// A move with its groups and its exact effect.
struct Candidate {
  Move move;
  Pair groups;
  Delta delta;
};

[[nodiscard]] Candidate candidate(const Assignment& before, const Move& move);

/// Carries out a move. Debug builds check that the loads change as `evaluate` says, and no others.
void carry_out(Assignment& assignment, const Move& move);

[[nodiscard]] bool keeps_rules(const Assignment& before, const Move& move);

/// Bytes by which both groups of a move exceed their memory after it.
[[nodiscard]] model::Bytes excess_after(const Assignment& before, const Move& move);

/// True if a move keeps the rules, and its groups exceed their memory by no more than before.
[[nodiscard]] bool keeps_limits(const Assignment& before, const Move& move);

/// Keeps the best candidate: the one whose longer group ends first; of equals the one with the
/// smaller total, then the first offered. Candidates that break a limit do not count.
class BestMove {
 public:
  explicit BestMove(const Assignment& assignment) : assignment_(assignment) {}

  void offer(const Candidate& candidate);

  [[nodiscard]] const std::optional<Candidate>& found() const { return found_; }
  /// The end of the longer of the two groups after the best move.
  [[nodiscard]] model::Microseconds peak() const { return peak_; }

 private:
  const Assignment& assignment_;
  std::optional<Candidate> found_;
  model::Microseconds peak_ = model::Microseconds::max();
};

/// Offers the candidates of every move between two groups.
void offer_all(const Assignment& assignment, Pair groups, BestMove& best);

}  // namespace splitter::solver
