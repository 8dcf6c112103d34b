#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace splitter::model {

/// Time inside splitter: whole microseconds. Sums are exact, and the same on every machine.
using Microseconds = std::chrono::microseconds;

/// A number rounded to three significant digits, halves away from zero. Finer differences between
/// runs are noise.
[[nodiscard]] constexpr std::int64_t three_digits(std::int64_t number) {
  constexpr std::int64_t most = 1000;
  std::int64_t unit = 1;
  while (number / unit >= most || number / unit <= -most) {
    unit *= 10;
  }
  const std::int64_t half = (number < 0 ? -unit : unit) / 2;
  return (number + half) / unit * unit;
}

/// Longest credible duration of one test: 30 days. A longer one comes from a broken clock.
inline constexpr Microseconds longest_believable{std::chrono::hours{24 * 30}};

/// Memory inside splitter: whole bytes.
struct Bytes {
  std::int64_t count = 0;

  friend auto operator<=>(const Bytes&, const Bytes&) = default;
};

/// Memory that one test takes in its process.
struct Memory {
  Bytes peak;      ///< High-water mark above the memory at its start.
  Bytes retained;  ///< Growth of the process that stays after it; below zero if it freed some.
};

using TestIndex = std::uint32_t;   ///< Place of a test in its Problem, in NodeId order.
using FileIndex = std::uint32_t;   ///< Place of a file in its Suite, in path order.
using ScopeIndex = std::uint32_t;  ///< Place of a scope in its Problem.
using GroupIndex = std::uint32_t;  ///< Place of a group in its Plan, from 0; see GroupNumber.

/// Stands for a group where there is none.
inline constexpr GroupIndex no_group = static_cast<GroupIndex>(-1);

/// The most groups that a problem may have.
inline constexpr GroupIndex most_groups = 10'000;

}  // namespace splitter::model
