#pragma once

#include "assignment.hpp"
#include "splitter/model/units.hpp"

#include <concepts>

namespace splitter::solver {

/// The two groups that a move changes.
struct Pair {
  model::GroupIndex from = 0;
  model::GroupIndex to = 0;
};

/// Change of the loads of these groups.
struct Delta {
  model::Microseconds from{0};
  model::Microseconds to{0};

  [[nodiscard]] model::Microseconds total() const { return from + to; }
};

/// Stands in the concept below for a function that takes candidates.
template <typename M>
struct Ignore {
  void operator()(const M& /*move*/) const {}
};

/// A move of the local search: a change of an assignment between two groups. One struct in one
/// header holds all of it (see relocate.hpp for the shortest); `moves.hpp` has the list.
///
/// `groups`, `evaluate`, `keeps_rules` and `excess` are asked before the move is applied.
template <typename M>
concept SearchMove = std::copyable<M> && requires(
    const M& move, const Assignment& before, Assignment& assignment, Pair groups, Ignore<M> take) {
  { move.groups(before) } -> std::same_as<Pair>;
  /// The exact change of both loads.
  { move.evaluate(before) } -> std::same_as<Delta>;
  /// False if the move puts a piece where a rule forbids it.
  { move.keeps_rules(before) } -> std::same_as<bool>;
  /// Bytes by which both groups exceed their memory after the move; zero without limits.
  { move.excess(before) } -> std::same_as<model::Bytes>;
  move.apply(assignment);
  /// Hands the candidates between two groups to `take`, always in the same order.
  M::each(before, groups, take);
};

}  // namespace splitter::solver
