#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

/// The scopes of a problem as the search sees them: only those that cost something, and what the
/// same tests touch taken as one. They have numbers of their own.
class SearchScopes {
 public:
  explicit SearchScopes(const model::Problem& problem);

  /// What a test touches, ascending.
  [[nodiscard]] std::span<const model::ScopeIndex> of(model::TestIndex test) const {
    const std::uint32_t set = set_of_[test];
    return std::span(members_).subspan(begin_[set], begin_[set + 1] - begin_[set]);
  }
  /// True where two tests touch the same.
  [[nodiscard]] bool alike(model::TestIndex a, model::TestIndex b) const {
    return set_of_[a] == set_of_[b];
  }
  [[nodiscard]] std::span<const model::Microseconds> setups() const { return setups_; }

 private:
  void merge(const model::Problem& problem);
  void number_sets(const model::Problem& problem);

  std::vector<model::Microseconds> setups_;
  std::vector<model::ScopeIndex> merged_;  ///< Of a scope of the problem; `none` where it is free.
  std::vector<std::uint32_t> set_of_;      ///< Of a test: which scopes it touches.
  std::vector<std::uint32_t> begin_;       ///< Of a set: where its members begin; and an end.
  std::vector<model::ScopeIndex> members_;
};

}  // namespace splitter::solver
