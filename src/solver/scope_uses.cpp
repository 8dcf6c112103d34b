#include "scope_uses.hpp"

#include <algorithm>

namespace splitter::solver {

ScopeUses::ScopeUses(std::span<const model::Microseconds> setups, model::GroupIndex groups)
    : setups_(setups),
      words_((groups + 63U) / 64U),
      paid_(setups.size() * words_),
      lone_(setups.size() * words_),
      payers_(setups.size()) {}

void ScopeUses::note(model::ScopeIndex scope, model::GroupIndex group, std::uint32_t pieces) {
  const std::uint64_t bit = std::uint64_t{1} << (group % 64U);
  std::uint64_t& paid = paid_[word(scope, group)];
  std::uint64_t& lone = lone_[word(scope, group)];
  paid = pieces > 0 ? paid | bit : paid & ~bit;
  lone = pieces == 1 ? lone | bit : lone & ~bit;
}

void ScopeUses::add(model::ScopeIndex scope, model::GroupIndex group) {
  auto& uses = payers_[scope];
  auto use = std::ranges::lower_bound(uses, group, {}, &Use::group);
  if (use == uses.end() || use->group != group) {
    use = uses.insert(use, {group, 0});
  }
  note(scope, group, ++use->pieces);
}

void ScopeUses::remove(model::ScopeIndex scope, model::GroupIndex group) {
  auto& uses = payers_[scope];
  const auto use = std::ranges::lower_bound(uses, group, {}, &Use::group);
  note(scope, group, --use->pieces);
  if (use->pieces == 0) {
    uses.erase(use);
  }
}

}  // namespace splitter::solver
