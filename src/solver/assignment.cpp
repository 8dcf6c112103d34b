#include "assignment.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Microseconds;
using model::ScopeIndex;
using model::TestIndex;

/// Products of times and speeds.
__extension__ using Wide = __int128;

}  // namespace

bool Piece::touches(ScopeIndex scope) const {
  return std::ranges::binary_search(scopes, scope);
}

Assignment::Assignment(const Atoms& atoms)
    : atoms_(&atoms),
      pieces_of_(atoms.problem().limits().groups),
      load_(atoms.problem().limits().groups),
      uses_(atoms.scopes().setups(), atoms.problem().limits().groups),
      apart_(atoms.ruled().size() > 0 ? atoms.problem().limits().rules.size() : 0,
             atoms.problem().limits().groups),
      memory_limits_(atoms.problem()) {}

GroupIndex Assignment::critical() const {
  GroupIndex last = 0;
  for (GroupIndex group = 1; group < groups(); ++group) {
    last = time(group) > time(last) ? group : last;
  }
  return last;
}

Microseconds Assignment::even_share(GroupIndex from, GroupIndex to, Microseconds more) const {
  const model::Problem& problem = atoms_->problem();
  const auto& speeds = problem.limits().speeds;
  if (speeds.empty()) {
    return (load_[from] - load_[to] - more) / 2;
  }
  const Wide fast_to = speeds[to];
  const Wide fast_from = speeds[from];
  const Wide work_from = (load_[from] + problem.overhead()).count();
  const Wide work_to = (load_[to] + problem.overhead() + more).count();
  return Microseconds{static_cast<std::int64_t>((work_from * fast_to - work_to * fast_from) /
                                                (fast_from + fast_to))};
}

model::Bytes Assignment::excess_after(GroupIndex group,
                                      std::span<const PieceIndex> leaving,
                                      const MemoryNeed& coming) const {
  if (!memory_limits_.bind()) {
    return {};
  }
  MemoryNeed need;
  for (const PieceIndex piece : pieces_of_[group]) {
    if (std::ranges::find(leaving, piece) == leaving.end()) {
      need.add(pieces_[piece].memory, memory_limits_.at_once());
    }
  }
  need.add(coming, memory_limits_.at_once());
  return memory_limits_.excess(group, need);
}

model::Bytes Assignment::excess() const {
  model::Bytes all;
  for (GroupIndex group = 0; group < groups() && memory_limits_.bind(); ++group) {
    all.count += excess(group).count;
  }
  return all;
}

Microseconds Assignment::total() const {
  return std::accumulate(load_.begin(), load_.end(), Microseconds{0});
}

Piece Assignment::make_piece(AtomRange atoms) const {
  const SearchScopes& scopes = atoms_->scopes();
  Piece piece;
  piece.atoms = atoms;
  piece.own = atoms_->own(atoms);
  const auto tests = atoms_->tests(atoms);
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (i > 0 && scopes.alike(tests[i], tests[i - 1])) {
      continue;
    }
    const auto touched = scopes.of(tests[i]);
    piece.uniform = i == 0;
    piece.scopes.insert(piece.scopes.end(), touched.begin(), touched.end());
  }
  if (!piece.uniform) {
    std::ranges::sort(piece.scopes);
    piece.scopes.erase(std::unique(piece.scopes.begin(), piece.scopes.end()), piece.scopes.end());
  }
  if (memory_limits_.bind()) {
    piece.memory = memory_limits_.need_of(tests);
  }
  return piece;
}

bool Assignment::allows(const Piece& piece, GroupIndex group, const Piece* leaving) const {
  static const Ruling nobody;
  const Ruling& ruled = ruling(piece);
  return ruled.free() || apart_.allow(ruled, group, leaving == nullptr ? nobody : ruling(*leaving));
}

Microseconds Assignment::cost_in(const Piece& piece, GroupIndex group) const {
  Microseconds cost = piece.own;
  for (const ScopeIndex scope : piece.scopes) {
    cost += uses_.paid(scope, group) ? Microseconds{0} : uses_.setup(scope);
  }
  return cost;
}

Microseconds Assignment::saved_without(const Piece& piece) const {
  Microseconds saved{0};
  for (const ScopeIndex scope : piece.scopes) {
    saved += uses_.lone(scope, piece.group) ? uses_.setup(scope) : Microseconds{0};
  }
  return saved;
}

void Assignment::enter(PieceIndex index, GroupIndex group) {
  Piece& piece = pieces_[index];
  load_[group] += cost_in(piece, group);
  for (const ScopeIndex scope : piece.scopes) {
    uses_.add(scope, group);
  }
  apart_.add(ruling(piece), group);
  piece.group = group;
  pieces_of_[group].push_back(index);
}

void Assignment::leave(PieceIndex index) {
  const Piece& piece = pieces_[index];
  for (const ScopeIndex scope : piece.scopes) {
    uses_.remove(scope, piece.group);
  }
  apart_.remove(ruling(piece), piece.group);
  load_[piece.group] -= cost_in(piece, piece.group);
  std::erase(pieces_of_[piece.group], index);
}

void Assignment::place(Piece piece, GroupIndex group) {
  pieces_.push_back(std::move(piece));
  enter(static_cast<PieceIndex>(pieces_.size() - 1), group);
}

void Assignment::relocate(PieceIndex index, GroupIndex to) {
  leave(index);
  enter(index, to);
}

void Assignment::split_off(PieceIndex index, AtomRange part, GroupIndex to) {
  const AtomRange whole = pieces_[index].atoms;
  const GroupIndex from = pieces_[index].group;
  leave(index);
  pieces_[index] = make_piece(rest_of(whole, part));
  enter(index, from);
  place(make_piece(part), to);
}

void Assignment::move_part(PieceIndex index, AtomRange part, GroupIndex to) {
  if (part == pieces_[index].atoms) {
    relocate(index, to);
  } else {
    split_off(index, part, to);
  }
}

std::vector<GroupIndex> Assignment::group_of_tests() const {
  std::vector<GroupIndex> group_of(atoms_->problem().tests().size());
  for (const Piece& piece : pieces_) {
    for (const TestIndex test : atoms_->tests(piece.atoms)) {
      group_of[test] = piece.group;
    }
  }
  return group_of;
}

}  // namespace splitter::solver
