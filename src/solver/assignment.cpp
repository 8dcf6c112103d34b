#include "assignment.hpp"

#include <algorithm>
#include <cassert>
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

bool touches(const Piece& piece, ScopeIndex scope) {
  return std::ranges::binary_search(piece.scopes, scope);
}

}  // namespace

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

MemoryNeed Assignment::need_without(GroupIndex group, std::span<const PieceIndex> without) const {
  MemoryNeed need;
  for (const PieceIndex piece : pieces_of_[group]) {
    if (std::ranges::find(without, piece) == without.end()) {
      need.add(pieces_[piece].memory, memory_limits_.at_once());
    }
  }
  return need;
}

model::Bytes Assignment::excess(GroupIndex group) const {
  return memory_limits_.bind() ? memory_limits_.excess(group, need_without(group, {}))
                               : model::Bytes{};
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

Delta Assignment::delta_relocate(PieceIndex index, GroupIndex to) const {
  const Piece& piece = pieces_[index];
  Delta delta{-piece.own, cost_in(piece, to)};
  for (const ScopeIndex scope : piece.scopes) {
    delta.from -= uses_.lone(scope, piece.group) ? uses_.setup(scope) : Microseconds{0};
  }
  return delta;
}

void Assignment::relocate(PieceIndex index, GroupIndex to) {
  const GroupIndex from = pieces_[index].group;
  [[maybe_unused]] const Delta delta = delta_relocate(index, to);
  [[maybe_unused]] const Delta before{load_[from], load_[to]};
  leave(index);
  enter(index, to);
  assert(load_[from] == before.from + delta.from && load_[to] == before.to + delta.to);
}

Delta Assignment::delta_swap(PieceIndex a, PieceIndex b) const {
  const Piece& left = pieces_[a];
  const Piece& right = pieces_[b];
  const Delta there = delta_relocate(a, right.group);
  const Delta back = delta_relocate(b, left.group);
  Delta delta{there.from + back.to, there.to + back.from};
  // Each relocation was priced as if the other piece stayed; a scope that both touch stays put
  // in a group whose only user it leaves, for the other takes its place.
  for (const ScopeIndex scope : left.scopes) {
    if (touches(right, scope)) {
      const bool lone_left = uses_.lone(scope, left.group);
      const bool lone_right = uses_.lone(scope, right.group);
      delta.from += lone_left ? uses_.setup(scope) : Microseconds{0};
      delta.to += lone_right ? uses_.setup(scope) : Microseconds{0};
    }
  }
  return delta;
}

void Assignment::swap(PieceIndex a, PieceIndex b) {
  const GroupIndex left = pieces_[a].group;
  const GroupIndex right = pieces_[b].group;
  [[maybe_unused]] const Delta delta = delta_swap(a, b);
  [[maybe_unused]] const Delta before{load_[left], load_[right]};
  leave(a);
  leave(b);
  enter(a, right);
  enter(b, left);
  assert(load_[left] == before.from + delta.from && load_[right] == before.to + delta.to);
}

Delta Assignment::delta_split_off(PieceIndex index, AtomRange part, GroupIndex to) const {
  const Piece& piece = pieces_[index];
  if (piece.uniform) {
    // What stays touches the same scopes, so nothing is saved.
    const Microseconds own = atoms_->own(part);
    return {-own, cost_in(piece, to) - piece.own + own};
  }
  const Piece leaving = make_piece(part);
  const Piece staying = make_piece(rest_of(piece.atoms, part));
  Delta delta{-leaving.own, cost_in(leaving, to)};
  for (const ScopeIndex scope : leaving.scopes) {
    const bool saved = !touches(staying, scope) && uses_.lone(scope, piece.group);
    delta.from -= saved ? uses_.setup(scope) : Microseconds{0};
  }
  return delta;
}

void Assignment::split_off(PieceIndex index, AtomRange part, GroupIndex to) {
  const AtomRange whole = pieces_[index].atoms;
  const GroupIndex from = pieces_[index].group;
  [[maybe_unused]] const Delta delta = delta_split_off(index, part, to);
  [[maybe_unused]] const Delta before{load_[from], load_[to]};
  leave(index);
  pieces_[index] = make_piece(rest_of(whole, part));
  enter(index, from);
  place(make_piece(part), to);
  assert(load_[from] == before.from + delta.from && load_[to] == before.to + delta.to);
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
