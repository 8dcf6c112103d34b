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
  std::vector<model::ScopeIndex> scopes;  ///< Scopes that its tests touch, ascending.
  bool uniform = true;                    ///< Each of its tests touches all of `scopes`.
  MemoryNeed memory;                      ///< Only where memory is limited.

  [[nodiscard]] bool touches(model::ScopeIndex scope) const;
};

/// A partial plan under search: pieces in groups, with loads and set-ups kept up to date change by
/// change. The load of a group is the work of `model::group_time` (on several workers its relaxed
/// form, see SearchScopes and `Atoms::own`).
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

  /// End of a group: its overhead and load at the speed of its runner.
  [[nodiscard]] model::Microseconds time(model::GroupIndex group) const {
    return time_with(group, model::Microseconds{0});
  }
  /// End of a group whose load changes by `change`.
  [[nodiscard]] model::Microseconds time_with(model::GroupIndex group,
                                              model::Microseconds change) const {
    return atoms_->problem().time_of(group, load_[group] + change);
  }
  /// The group that ends last; of equals the first.
  [[nodiscard]] model::GroupIndex critical() const;
  [[nodiscard]] model::Microseconds makespan() const { return time(critical()); }
  /// Work that must leave one group for another so that both end at the same time, if it costs
  /// `more` there.
  [[nodiscard]] model::Microseconds even_share(model::GroupIndex from,
                                               model::GroupIndex to,
                                               model::Microseconds more) const;
  [[nodiscard]] model::Microseconds total() const;

  /// Rules about a piece, which are the same for all of its atoms.
  [[nodiscard]] const Ruling& ruling(const Piece& piece) const {
    return atoms_->ruling(piece.atoms.begin);
  }
  /// True if the rules allow a piece in a group once `leaving`, if any, has left it.
  [[nodiscard]] bool allows(const Piece& piece,
                            model::GroupIndex group,
                            const Piece* leaving = nullptr) const;

  [[nodiscard]] const MemoryLimits& memory_limits() const { return memory_limits_; }
  /// Bytes by which a group exceeds its memory; zero without limits.
  [[nodiscard]] model::Bytes excess(model::GroupIndex group) const {
    return excess_after(group, {}, {});
  }
  /// Excess of a group once some pieces have left it and others, with the need `coming`, joined.
  [[nodiscard]] model::Bytes excess_after(model::GroupIndex group,
                                          std::span<const PieceIndex> leaving,
                                          const MemoryNeed& coming) const;
  /// Sum over all groups.
  [[nodiscard]] model::Bytes excess() const;

  /// Load that a piece would add to a group that it is not in: its own time, and the set-ups that
  /// the group lacks.
  [[nodiscard]] model::Microseconds cost_in(const Piece& piece, model::GroupIndex group) const;
  /// Set-ups that the group of a piece would no longer need without it.
  [[nodiscard]] model::Microseconds saved_without(const Piece& piece) const;
  [[nodiscard]] Piece make_piece(AtomRange atoms) const;

  void place(Piece piece, model::GroupIndex group);

  void relocate(PieceIndex piece, model::GroupIndex to);

  /// Sends a part of a piece, its head or its tail, to another group as a new piece.
  void split_off(PieceIndex piece, AtomRange part, model::GroupIndex to);

  /// Relocates the piece if `part` is all of it, else splits the part off.
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
