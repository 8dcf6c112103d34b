#pragma once

#include "atoms.hpp"
#include "memory_need.hpp"
#include "rulings.hpp"
#include "scope_uses.hpp"
#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

using PieceIndex = std::uint32_t;

/// A run of atoms of one file that lies in one group; or all atoms that are pinned there.
struct Piece {
  AtomRange atoms;
  model::GroupIndex group = 0;
  model::Microseconds own{0};
  std::vector<model::ScopeIndex> scopes;  ///< What its tests touch, ascending.
  bool uniform = true;                    ///< Each of its tests touches all of `scopes`.
  MemoryNeed memory;                      ///< Only where memory is limited.
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

  /// When a group ends: its load and its startup at the speed of its runner.
  [[nodiscard]] model::Microseconds time(model::GroupIndex group) const {
    return time_with(group, model::Microseconds{0});
  }
  /// The same with a change of its load.
  [[nodiscard]] model::Microseconds time_with(model::GroupIndex group,
                                              model::Microseconds change) const {
    return atoms_->problem().time_of(group, load_[group] + change);
  }
  /// The group that ends last; of equals the first.
  [[nodiscard]] model::GroupIndex critical() const;
  [[nodiscard]] model::Microseconds makespan() const { return time(critical()); }
  /// How much work has to leave one group for another, where it costs so much more, for both to
  /// end at the same time.
  [[nodiscard]] model::Microseconds even_share(model::GroupIndex from,
                                               model::GroupIndex to,
                                               model::Microseconds more) const;
  [[nodiscard]] model::Microseconds total() const;

  /// What rules say of a piece: the same of all its atoms.
  [[nodiscard]] const Ruling& ruling(const Piece& piece) const {
    return atoms_->ruling(piece.atoms.begin);
  }
  /// True where rules let a piece be in a group that `leaving`, if any, has left.
  [[nodiscard]] bool allows(const Piece& piece,
                            model::GroupIndex group,
                            const Piece* leaving = nullptr) const;

  [[nodiscard]] const MemoryLimits& memory_limits() const { return memory_limits_; }
  /// What the pieces of a group need together, without some of them.
  [[nodiscard]] MemoryNeed need_without(model::GroupIndex group,
                                        std::span<const PieceIndex> without) const;
  /// By how much a group breaks the limit of its memory.
  [[nodiscard]] model::Bytes excess(model::GroupIndex group) const;
  /// The same of all groups.
  [[nodiscard]] model::Bytes excess() const;

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
  ApartUses apart_;
  MemoryLimits memory_limits_;
};

}  // namespace splitter::solver
