#pragma once

#include "record_event.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// A member as it is looked for in a line: its name with the quote behind it.
class KnownMember {
 public:
  KnownMember(EventMember member, std::size_t number) : member_(member), number_(number) {
    const std::string quoted = std::string(member.name) + '"';
    std::memcpy(bytes_.data(), quoted.data(), quoted.size());
    std::memset(mask_.data(), 0xFF, quoted.size());
  }

  /// Longest name with its quote.
  static constexpr std::size_t longest = 16;

  [[nodiscard]] const EventMember& member() const { return member_; }
  /// Place among all members.
  [[nodiscard]] std::size_t number() const { return number_; }

  /// True if the name stands at this place, behind which `longest` bytes can be read. Faster than a
  /// comparison of texts, because the end need not be looked for.
  [[nodiscard]] bool stands_at(const char* place) const {
    std::array<std::uint64_t, 2> there{};
    std::memcpy(there.data(), place, sizeof there);
    return (there[0] & mask_[0]) == bytes_[0] && (there[1] & mask_[1]) == bytes_[1];
  }

 private:
  EventMember member_;
  std::size_t number_ = 0;
  std::array<std::uint64_t, 2> bytes_{};
  std::array<std::uint64_t, 2> mask_{};
};

/// Number of the member `uses`, which is a list of texts.
inline constexpr std::size_t uses_member = 0;

/// All members that events have, by number.
[[nodiscard]] const std::vector<KnownMember>& event_members();

/// The member that has this name; nullptr if there is none.
[[nodiscard]] const KnownMember* find_event_member(std::string_view name);

}  // namespace splitter::input
