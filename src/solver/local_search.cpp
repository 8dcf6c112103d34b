#include "local_search.hpp"

#include "moves.hpp"
#include "random.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;

constexpr std::uint64_t seed = 1;
constexpr std::size_t most_targets = 16;
constexpr std::uint32_t most_rounds = 300;
/// Rounds times pieces: copying an assignment back is what a round costs at least.
constexpr std::uint32_t piece_budget = 40'000;

/// A round begins where the one before ended, if that was not longer by more than this part; every
/// so often with the best.
constexpr std::int64_t worsening_divisor = 50;
constexpr std::uint32_t rounds_from_best = 60;

/// The lightest groups, lightest first.
std::vector<GroupIndex> targets(const Assignment& assignment, GroupIndex critical) {
  std::vector<GroupIndex> groups(assignment.groups());
  std::iota(groups.begin(), groups.end(), GroupIndex{0});
  std::erase(groups, critical);
  const auto lighter = [&assignment](GroupIndex a, GroupIndex b) {
    return assignment.time(a) < assignment.time(b) ||
           (assignment.time(a) == assignment.time(b) && a < b);
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(most_targets, groups.size()));
  std::ranges::partial_sort(groups, groups.begin() + kept, lighter);
  groups.resize(static_cast<std::size_t>(kept));
  return groups;
}

/// Shortens the critical group as long as a move does. Each step lowers the sorted loads
/// lexicographically, so this ends; the limit is for starts that are hopelessly uneven.
void shorten(Assignment& assignment, Microseconds good_enough) {
  const std::uint32_t most_steps = 1000 + 50 * assignment.groups();
  for (std::uint32_t step = 0; step < most_steps; ++step) {
    const GroupIndex critical = assignment.critical();
    const Microseconds makespan = assignment.time(critical);
    if (makespan <= good_enough) {
      return;
    }
    BestMove best(assignment);
    for (const GroupIndex target : targets(assignment, critical)) {
      const Pair groups{critical, target};
      offer_relocations(assignment, groups, best);
      offer_swaps(assignment, groups, best);
      offer_split_offs(assignment, groups, best);
    }
    if (!best.move().has_value() || best.peak() >= makespan) {
      return;
    }
    apply(assignment, *best.move());
  }
}

PieceIndex any_piece(const Assignment& assignment, GroupIndex group, Random& random) {
  const auto pieces = assignment.pieces_of(group);
  return pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
}

/// Cuts a piece anywhere and sends its tail to another group.
void split_anywhere(Assignment& assignment, PieceIndex piece, GroupIndex to, Random& random) {
  const AtomRange atoms = assignment.piece(piece).atoms;
  if (atoms.size() > 1 && assignment.allows(assignment.piece(piece), to)) {
    assignment.split_off(piece, {atoms.begin + 1 + random.below(atoms.size() - 1), atoms.end}, to);
  }
}

/// Swaps or splits pieces of the critical group with another, whatever that costs.
void perturb(Assignment& assignment, Random& random) {
  const GroupIndex critical = assignment.critical();
  for (std::uint32_t kicks = 1 + random.below(3); kicks > 0; --kicks) {
    const GroupIndex other = random.below(assignment.groups());
    if (other == critical || assignment.pieces_of(other).empty() ||
        assignment.pieces_of(critical).empty()) {
      continue;
    }
    const PieceIndex piece = any_piece(assignment, critical, random);
    if (random.below(3) == 0) {
      split_anywhere(assignment, piece, other, random);
      continue;
    }
    const Move exchange{.kind = MoveKind::swap,
                        .piece = piece,
                        .other = any_piece(assignment, other, random),
                        .to = other};
    if (keeps_rules(assignment, exchange, critical)) {
      apply(assignment, exchange);
    }
  }
}

/// Limits first, then the makespan, then the total.
bool better(const Assignment& a, const Assignment& b) {
  return std::tuple(a.excess(), a.makespan(), a.total()) <
         std::tuple(b.excess(), b.makespan(), b.total());
}

}  // namespace

void descend(Assignment& assignment, const Target& target) {
  if (assignment.memory_limits().bind()) {
    relieve(assignment);
  }
  shorten(assignment, target.good_enough());
  gather(assignment);
}

Assignment perturbed_search(Assignment start, const Target& target) {
  Assignment best = start;
  Assignment current = start;
  Random random(seed);
  const std::uint32_t rounds =
      target.patience * std::min(most_rounds, piece_budget / (best.pieces() + 1));
  const auto done = [&target](const Assignment& found) {
    return found.makespan() <= target.good_enough() && found.excess() == model::Bytes{};
  };
  // Where descent could not keep a limit, chance seldom can.
  const std::uint32_t hopeful = start.excess() > model::Bytes{} ? rounds / 10 : rounds;
  for (std::uint32_t round = 0; round < hopeful && !done(best); ++round) {
    Assignment trial = round % rounds_from_best == 0 ? best : current;
    perturb(trial, random);
    descend(trial, target);
    if (better(trial, best)) {
      best = trial;
    }
    if (trial.excess() <= current.excess() &&
        trial.makespan() <= current.makespan() + current.makespan() / worsening_divisor) {
      current = std::move(trial);
    }
  }
  // What chance found is worth a new plan only where it shows.
  const bool shows =
      best.excess() < start.excess() || best.makespan() + target.tolerance() < start.makespan();
  return shows ? best : start;
}

}  // namespace splitter::solver
