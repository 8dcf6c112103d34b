#include "stability.hpp"

#include "construct.hpp"
#include "splitter/model/plan.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;
using model::Problem;
using model::TestIndex;

/// Divisor of the best makespan: a plan that is longer by less than this part is as good.
constexpr std::int64_t good_part = 100;

GroupIndex group_before(const Atoms& atoms, AtomIndex atom) {
  const GroupIndex group = atoms.problem().previous()[atoms.tests(atom).front()];
  return group < atoms.problem().limits().groups ? group : model::no_group;
}

GroupIndex earliest(const Assignment& assignment, const Piece& piece) {
  GroupIndex best = 0;
  for (GroupIndex group = 1; group < assignment.groups(); ++group) {
    const auto end = [&](GroupIndex one) {
      return assignment.time_with(one, assignment.cost_in(piece, one));
    };
    best = end(group) < end(best) ? group : best;
  }
  return best;
}

/// Number of tests by their group now and their group before.
using Overlaps = std::map<std::pair<GroupIndex, GroupIndex>, std::size_t>;

Overlaps overlaps(const Problem& problem, const std::vector<GroupIndex>& group_of) {
  Overlaps shared;
  for (TestIndex test = 0; test < group_of.size(); ++test) {
    const GroupIndex before = problem.previous()[test];
    if (before < problem.limits().groups) {
      ++shared[{group_of[test], before}];
    }
  }
  return shared;
}

/// New numbers for the groups: the largest overlaps first.
std::vector<GroupIndex> numbers(const Problem& problem, const Overlaps& shared) {
  std::vector<std::pair<std::size_t, std::pair<GroupIndex, GroupIndex>>> largest;
  for (const auto& [pair, count] : shared) {
    largest.emplace_back(count, pair);
  }
  std::ranges::stable_sort(largest, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<GroupIndex> number(problem.limits().groups, model::no_group);
  std::vector<bool> taken(number.size(), false);
  for (const auto& [count, pair] : largest) {
    if (number[pair.first] == model::no_group && !taken[pair.second]) {
      number[pair.first] = pair.second;
      taken[pair.second] = true;
    }
  }
  for (GroupIndex& group : number) {
    if (group == model::no_group) {
      group = static_cast<GroupIndex>(std::ranges::find(taken, false) - taken.begin());
      taken[group] = true;
    }
  }
  return number;
}

Assignment renumbered(const Assignment& best) {
  const Problem& problem = best.atoms().problem();
  if (!problem.limits().speeds.empty() || !problem.limits().memory.empty() ||
      best.atoms().ruled().size() > 0) {
    return best;
  }
  const auto number = numbers(problem, overlaps(problem, best.group_of_tests()));
  Assignment same(best.atoms());
  for (PieceIndex piece = 0; piece < best.pieces(); ++piece) {
    same.place(best.piece(piece), number[best.piece(piece).group]);
  }
  return same;
}

}  // namespace

Assignment as_before(const Atoms& atoms) {
  Assignment assignment = *under_rules(atoms);
  std::vector<AtomRange> fresh;
  for (const AtomRange& file : atoms.files()) {
    AtomRange run{file.begin, file.begin};
    for (AtomIndex atom = file.begin; atom < file.end; ++atom) {
      run.end = atom + 1;
      const GroupIndex group = group_before(atoms, atom);
      if (run.end < file.end && group_before(atoms, run.end) == group) {
        continue;
      }
      if (group == model::no_group) {
        fresh.push_back(run);
      } else {
        assignment.place(assignment.make_piece(run), group);
      }
      run.begin = run.end;
    }
  }
  for (const AtomRange& run : fresh) {
    Piece piece = assignment.make_piece(run);
    const GroupIndex group = earliest(assignment, piece);
    assignment.place(std::move(piece), group);
  }
  return assignment;
}

Assignment moving_few(Assignment best, const Target& target) {
  Assignment kept = as_before(best.atoms());
  fill_empty_groups(kept);
  const Microseconds near = best.makespan() + best.makespan() / good_part;
  if (kept.makespan() > near || kept.excess() > best.excess()) {
    Target enough = target;
    enough.bound = near;
    enough.exact = true;
    descend(kept, enough);
  }
  const bool good = kept.makespan() <= near && kept.excess() <= best.excess();
  return good ? std::move(kept) : renumbered(best);
}

}  // namespace splitter::solver
