#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace splitter::input {

/// A time in seconds since 1970 as the ids of runs begin, so that they sort by age:
/// `20261124T135318Z`. A time that no calendar has counts as 1970.
[[nodiscard]] std::string run_time(std::int64_t seconds);

/// Whole seconds since 1970 of a time that a file gives as a number; 0 for a number that no
/// calendar has.
[[nodiscard]] std::int64_t whole_seconds(double seconds);

/// Seconds since 1970 of an ISO 8601 time, `2026-11-24T13:53:18.65+01:00`; without a zone it is
/// taken for UTC. Nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> iso_seconds(std::string_view text);

}  // namespace splitter::input
