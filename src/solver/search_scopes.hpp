#pragma once

#include "splitter/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace splitter::solver {

/// Scopes of a problem in the view of the search: only those that cost time, with scopes that the
/// same tests touch merged into one. They have numbers of their own.
class SearchScopes {
 public:
  explicit SearchScopes(const model::Problem& problem);

  /// Scopes that a test touches, ascending.
  [[nodiscard]] std::span<const model::ScopeIndex> of(model::TestIndex test) const {
    const std::uint32_t set = set_of_[test];
    return std::span(members_).subspan(begin_[set], begin_[set + 1] - begin_[set]);
  }
  /// True if two tests touch the same scopes.
  [[nodiscard]] bool alike(model::TestIndex a, model::TestIndex b) const {
    return set_of_[a] == set_of_[b];
  }
  [[nodiscard]] std::span<const model::Microseconds> setups() const { return setups_; }

 private:
  void merge(const model::Problem& problem);
  void number_sets(const model::Problem& problem);

  std::vector<model::Microseconds> setups_;
  std::vector<model::ScopeIndex> merged_;  ///< Number of each scope of the problem; `none`: free.
  std::vector<std::uint32_t> set_of_;      ///< Set of scopes that each test touches.
  std::vector<std::uint32_t> begin_;       ///< First member of each set, and an end.
  std::vector<model::ScopeIndex> members_;
};

}  // namespace splitter::solver
