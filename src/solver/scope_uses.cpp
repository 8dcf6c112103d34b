#include "scope_uses.hpp"

#include <algorithm>

namespace splitter::solver {

void ScopeUses::add(model::ScopeIndex scope, model::GroupIndex group) {
  auto& uses = groups_[scope];
  const auto use = std::ranges::lower_bound(uses, group, {}, &Use::group);
  if (use == uses.end() || use->group != group) {
    uses.insert(use, {group, 1});
  } else {
    ++use->pieces;
  }
}

void ScopeUses::remove(model::ScopeIndex scope, model::GroupIndex group) {
  auto& uses = groups_[scope];
  const auto use = std::ranges::lower_bound(uses, group, {}, &Use::group);
  if (--use->pieces == 0) {
    uses.erase(use);
  }
}

std::uint32_t ScopeUses::count(model::ScopeIndex scope, model::GroupIndex group) const {
  const auto& uses = groups_[scope];
  const auto use = std::ranges::lower_bound(uses, group, {}, &Use::group);
  return use == uses.end() || use->group != group ? 0 : use->pieces;
}

}  // namespace splitter::solver
