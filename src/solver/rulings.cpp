#include "rulings.hpp"

#include <algorithm>

namespace splitter::solver {

bool ApartUses::allow(const Ruling& ruling, model::GroupIndex group, const Ruling& leaving) const {
  if (ruling.pin != model::no_group && ruling.pin != group) {
    return false;
  }
  return std::ranges::all_of(ruling.apart, [&](std::uint32_t rule) {
    const int gone = std::ranges::binary_search(leaving.apart, rule) ? 1 : 0;
    return uses_[std::size_t{rule} * groups_ + group] == gone;
  });
}

}  // namespace splitter::solver
