#pragma once

#include "splitter/model/units.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace splitter::model {

/// Number of a group as people, files and CI services write it: from 1. A GroupIndex counts from
/// 0; the two convert only by name.
class GroupNumber {
 public:
  constexpr GroupNumber() = default;
  /// Throws std::invalid_argument for 0.
  constexpr explicit GroupNumber(std::uint32_t value) : value_(value) {
    if (value == 0) {
      throw std::invalid_argument("groups are numbered from 1");
    }
  }

  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }

  friend constexpr auto operator<=>(const GroupNumber&, const GroupNumber&) = default;

 private:
  std::uint32_t value_ = 1;
};

[[nodiscard]] constexpr GroupNumber number_of(GroupIndex index) {
  return GroupNumber{index + 1};
}

[[nodiscard]] constexpr GroupIndex index_of(GroupNumber number) {
  return number.value() - 1;
}

/// Number of a group as a file writes it; nothing for 0, which no group has.
[[nodiscard]] constexpr std::optional<GroupNumber> known_number(std::uint32_t written) {
  return written == 0 ? std::nullopt : std::optional(GroupNumber{written});
}

}  // namespace splitter::model
