#pragma once

#include "splitter/model/problem.hpp"
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

/// Number of a session in the unit that it has inside splitter, from that in files.
[[nodiscard]] inline std::int64_t inner_value(const model::SessionNumber& number, double said) {
  constexpr double hundredths = 100.0;
  std::int64_t value = count_of(said);
  if (number.unit == model::SessionUnit::count) {
    value = std::min<std::int64_t>(value, model::most_workers);
  } else if (number.unit == model::SessionUnit::hundredths) {
    value = count_of(said * hundredths);
  } else if (number.unit == model::SessionUnit::seconds) {
    value = believable(said).value_or(model::Microseconds{0}).count();
  } else if (number.unit == model::SessionUnit::kib) {
    value = bytes_of_kib(said).count;
  }
  return std::max(value, number.least);
}

}  // namespace splitter::input
