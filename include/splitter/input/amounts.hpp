#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace splitter::input {

// Amounts as people write them: a number, which may have a fraction, and a unit. Each is nothing if
// the text is malformed, negative or beyond 10^18 of the smallest unit.

/// Memory: `7GiB`, `512 MB`, `1.5G` (binary, like K and M); bytes without a unit.
[[nodiscard]] std::optional<model::Bytes> parse_bytes(std::string_view text);

/// A time: `30s`, `250 ms`, `1.5min`; seconds without a unit.
[[nodiscard]] std::optional<model::Microseconds> parse_time(std::string_view text);

/// A bare number, times `unit`, rounded: `0.5` is 500 with a unit of 1000.
[[nodiscard]] std::optional<std::int64_t> parse_factor(std::string_view text, std::int64_t unit);

}  // namespace splitter::input
