#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

/// Number of pieces of each group that touch each scope: tells which set-ups a move adds or saves
/// without a look at the tests.
class ScopeUses {
 public:
  ScopeUses(std::span<const model::Microseconds> setups, model::GroupIndex groups);

  void add(model::ScopeIndex scope, model::GroupIndex group);
  void remove(model::ScopeIndex scope, model::GroupIndex group);

  /// True if a piece of the group touches the scope.
  [[nodiscard]] bool paid(model::ScopeIndex scope, model::GroupIndex group) const {
    return (paid_[word(scope, group)] >> (group % 64U) & 1U) != 0;
  }
  /// True if exactly one does, so that its leaving would save the set-up.
  [[nodiscard]] bool lone(model::ScopeIndex scope, model::GroupIndex group) const {
    return (lone_[word(scope, group)] >> (group % 64U) & 1U) != 0;
  }
  [[nodiscard]] model::Microseconds setup(model::ScopeIndex scope) const { return setups_[scope]; }

  /// A group that pays for a scope, and how many of its pieces touch it.
  struct Use {
    model::GroupIndex group;
    std::uint32_t pieces;
  };
  [[nodiscard]] std::span<const Use> payers(model::ScopeIndex scope) const {
    return payers_[scope];
  }

 private:
  [[nodiscard]] std::size_t word(model::ScopeIndex scope, model::GroupIndex group) const {
    return scope * words_ + group / 64U;
  }
  void note(model::ScopeIndex scope, model::GroupIndex group, std::uint32_t pieces);

  std::span<const model::Microseconds> setups_;
  std::size_t words_;                     // of 64 groups
  std::vector<std::uint64_t> paid_;       // a scope and 64 groups; a bit a group
  std::vector<std::uint64_t> lone_;       // likewise
  std::vector<std::vector<Use>> payers_;  // a scope; by ascending group
};

}  // namespace splitter::solver
