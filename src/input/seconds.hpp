#pragma once

#include "splitter/model/session.hpp"
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

/// Number of things that is nearest to any number.
[[nodiscard]] inline std::uint32_t count_of(double number) {
  constexpr double most = 1e9;
  return number > 0.0 ? static_cast<std::uint32_t>(std::llround(std::min(number, most))) : 0;
}

/// Memory in whole bytes; zero for a number that no machine has.
[[nodiscard]] inline model::Bytes bytes_of_kib(double number_of_kib) {
  constexpr double most = 1e12;
  const bool possible = std::fabs(number_of_kib) <= most;
  return {static_cast<std::int64_t>(std::llround(possible ? number_of_kib : 0.0) * 1024)};
}

/// Number of a session as splitter has it inside, from its unit in files.
[[nodiscard]] inline std::int64_t inner_value(model::SessionUnit unit, double number) {
  constexpr double hundredths = 100.0;
  switch (unit) {
    case model::SessionUnit::hundredths:
      return count_of(number * hundredths);
    case model::SessionUnit::seconds:
      return believable(number).value_or(model::Microseconds{0}).count();
    case model::SessionUnit::kib:
      return bytes_of_kib(number).count;
    default:
      return count_of(number);
  }
}

}  // namespace splitter::input
