#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace splitter::model {

/// Time inside splitter: whole microseconds, so that sums are exact and the same on every machine.
using Microseconds = std::chrono::microseconds;

/// A number to three significant digits, half away from zero: finer differences between runs are
/// noise.
[[nodiscard]] constexpr std::int64_t three_digits(std::int64_t number) {
  constexpr std::int64_t most = 1000;
  std::int64_t unit = 1;
  while (number / unit >= most || number / unit <= -most) {
    unit *= 10;
  }
  const std::int64_t half = (number < 0 ? -unit : unit) / 2;
  return (number + half) / unit * unit;
}

/// The longest duration of one test that is believed: 30 days. Anything above is a broken clock.
inline constexpr Microseconds longest_believable{std::chrono::hours{24 * 30}};

/// Memory inside splitter: whole bytes.
struct Bytes {
  std::int64_t count = 0;

  friend auto operator<=>(const Bytes&, const Bytes&) = default;
};

using TestIndex = std::uint32_t;   ///< Place of a test in its Problem, in NodeId order.
using FileIndex = std::uint32_t;   ///< Place of a file in its Suite, in path order.
using ScopeIndex = std::uint32_t;  ///< Place of a scope in its Problem.
using GroupIndex = std::uint32_t;  ///< Place of a group in its Plan; users count from 1.

}  // namespace splitter::model
