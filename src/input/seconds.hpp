#pragma once

#include "splitter/model/units.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>

namespace splitter::input {

/// Seconds as whole microseconds: rounded here and nowhere else, and never to zero. Nothing where
/// no clock can give them: zero, negative, NaN, above `model::longest_believable`.
[[nodiscard]] inline std::optional<model::Microseconds> believable(double seconds) {
  constexpr double most = std::chrono::duration<double>(model::longest_believable).count();
  if (!(seconds > 0.0 && seconds <= most)) {
    return std::nullopt;
  }
  return model::Microseconds{std::max<std::int64_t>(std::llround(seconds * 1e6), 1)};
}

/// Seconds of a machine's clock to whole milliseconds; zero where no clock shows them.
[[nodiscard]] inline model::Microseconds moment(double seconds) {
  constexpr double most = 1e9;
  const bool possible = seconds > 0.0 && seconds <= most;
  return std::chrono::milliseconds{possible ? std::llround(seconds * 1e3) : 0};
}

/// What is no number of things is the nearest one.
[[nodiscard]] inline std::uint32_t count_of(double number) {
  constexpr double most = 1e9;
  return number > 0.0 ? static_cast<std::uint32_t>(std::llround(std::min(number, most))) : 0;
}

/// What no machine has says nothing: zero.
[[nodiscard]] inline model::Bytes bytes_of_kib(double number_of_kib) {
  constexpr double most = 1e12;
  const bool possible = std::fabs(number_of_kib) <= most;
  return {static_cast<std::int64_t>(std::llround(possible ? number_of_kib : 0.0) * 1024)};
}

}  // namespace splitter::input
