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

}  // namespace splitter::input
