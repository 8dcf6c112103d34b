#pragma once

#include "atoms.hpp"
#include "scope_uses.hpp"
#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

using PieceIndex = std::uint32_t;

/// A run of atoms of one file that lies in one group.
struct Piece {
  AtomRange atoms;
  model::GroupIndex group = 0;
  model::Microseconds own{0};
  std::vector<model::ScopeIndex> scopes;  ///< What its tests touch, ascending.
  bool uniform = true;                    ///< Each of its tests touches all of `scopes`.
};

/// How the loads of two groups change.
struct Delta {
  model::Microseconds from{0};
  model::Microseconds to{0};

  [[nodiscard]] model::Microseconds total() const { return from + to; }
};

/// A partial plan under search: pieces in groups, with loads and set-ups kept up to date.
/// Each `delta_…` says what the matching change would do to the loads, exactly.
class Assignment {
 public:
  explicit Assignment(const Atoms& atoms);

  [[nodiscard]] const Atoms& atoms() const { return *atoms_; }
  [[nodiscard]] model::GroupIndex groups() const {
    return static_cast<model::GroupIndex>(load_.size());
  }
  [[nodiscard]] model::Microseconds load(model::GroupIndex group) const { return load_[group]; }
  [[nodiscard]] std::span<const PieceIndex> pieces_of(model::GroupIndex group) const {
    return pieces_of_[group];
  }
  [[nodiscard]] const Piece& piece(PieceIndex index) const { return pieces_[index]; }
  [[nodiscard]] PieceIndex pieces() const { return static_cast<PieceIndex>(pieces_.size()); }
  [[nodiscard]] const ScopeUses& uses() const { return uses_; }

  /// The group with the largest load; of equals the first.
  [[nodiscard]] model::GroupIndex critical() const;
  [[nodiscard]] model::Microseconds makespan() const { return load_[critical()]; }
  [[nodiscard]] model::Microseconds total() const;

  /// What a run of atoms of one file would add to a group that it is not in.
  [[nodiscard]] model::Microseconds cost_in(const Piece& piece, model::GroupIndex group) const;
  [[nodiscard]] Piece make_piece(AtomRange atoms) const;

  void place(Piece piece, model::GroupIndex group);

  [[nodiscard]] Delta delta_relocate(PieceIndex piece, model::GroupIndex to) const;
  void relocate(PieceIndex piece, model::GroupIndex to);

  /// `a` goes to the group of `b` and `b` to that of `a`; `from` is the group of `a`.
  [[nodiscard]] Delta delta_swap(PieceIndex a, PieceIndex b) const;
  void swap(PieceIndex a, PieceIndex b);

  /// The part of a piece, its head or its tail, that leaves for another group.
  [[nodiscard]] Delta delta_split_off(PieceIndex piece, AtomRange part, model::GroupIndex to) const;
  void split_off(PieceIndex piece, AtomRange part, model::GroupIndex to);

  /// Relocates the whole piece or splits the part off, as the part demands.
  void move_part(PieceIndex piece, AtomRange part, model::GroupIndex to);

  /// One group index a test of the problem.
  [[nodiscard]] std::vector<model::GroupIndex> group_of_tests() const;

 private:
  void enter(PieceIndex piece, model::GroupIndex group);
  void leave(PieceIndex piece);

  const Atoms* atoms_;
  std::vector<Piece> pieces_;
  std::vector<std::vector<PieceIndex>> pieces_of_;
  std::vector<model::Microseconds> load_;
  ScopeUses uses_;
};

}  // namespace splitter::solver
