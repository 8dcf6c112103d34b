#include "local_search.hpp"

#include "gather.hpp"
#include "moves.hpp"
#include "random.hpp"
#include "relieve.hpp"

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
/// Limit on rounds times pieces, because each round copies an assignment.
constexpr std::uint32_t piece_budget = 40'000;

/// Acceptance: a round starts from the end of the previous one unless that was longer than the
/// current makespan by more than this part; every so many rounds it starts from the best.
constexpr std::int64_t worsening_divisor = 50;
constexpr std::uint32_t rounds_from_best = 60;

/// The groups that end first, in that order, without the critical one.
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

/// Applies the best move on the critical group as long as it shortens it. Each step lowers the
/// sorted loads lexicographically, so this ends; the limit is for hopelessly uneven starts.
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
      offer_all(assignment, {critical, target}, best);
    }
    if (!best.found().has_value() || best.peak() >= makespan) {
      return;
    }
    carry_out(assignment, best.found()->move);
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

/// Perturbation: swaps or splits random pieces of the critical group with others at any cost.
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
    const Swap exchange{piece, any_piece(assignment, other, random)};
    if (exchange.keeps_rules(assignment)) {
      exchange.apply(assignment);
    }
  }
}

/// Lexicographic: excess of memory, makespan, total.
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

Assignment iterated_local_search(Assignment start, const Target& target) {
  Assignment best = start;
  Assignment current = start;
  Random random(seed);
  const std::uint32_t rounds =
      target.patience * std::min(most_rounds, piece_budget / (best.pieces() + 1));
  const auto done = [&target](const Assignment& found) {
    return found.makespan() <= target.good_enough() && found.excess() == model::Bytes{};
  };
  // Chance seldom keeps a limit that descent could not.
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
  // A plan that is better by less than the tolerance is not worth the change.
  const bool shows =
      best.excess() < start.excess() || best.makespan() + target.tolerance() < start.makespan();
  return shows ? best : start;
}

}  // namespace splitter::solver
