#pragma once

#include "splitter/model/problem.hpp"

#include <span>
#include <vector>

namespace splitter::solver {

/// How many pieces of each group touch each scope, so that the set-ups that a move adds or saves
/// are known without looking at the tests again.
class ScopeUses {
 public:
  explicit ScopeUses(std::span<const model::Scope> scopes)
      : scopes_(scopes), groups_(scopes.size()) {}

  void add(model::ScopeIndex scope, model::GroupIndex group);
  void remove(model::ScopeIndex scope, model::GroupIndex group);

  [[nodiscard]] std::uint32_t count(model::ScopeIndex scope, model::GroupIndex group) const;
  [[nodiscard]] model::Microseconds setup(model::ScopeIndex scope) const {
    return scopes_[scope].setup;
  }

  /// A group that pays for a scope, and how many of its pieces touch it.
  struct Use {
    model::GroupIndex group;
    std::uint32_t pieces;
  };
  [[nodiscard]] std::span<const Use> payers(model::ScopeIndex scope) const {
    return groups_[scope];
  }

 private:
  std::span<const model::Scope> scopes_;
  std::vector<std::vector<Use>> groups_;  // a scope; by ascending group
};

}  // namespace splitter::solver
