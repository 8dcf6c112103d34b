#pragma once

#include "record_event.hpp"
#include "seconds.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <optional>

namespace splitter::input {

/// Time of a number of seconds; zero where no clock can give it.
[[nodiscard]] inline model::Microseconds believed(double seconds) {
  return believable(seconds).value_or(model::Microseconds{0});
}

/// The number of a group, or of groups; 0 where there is none.
[[nodiscard]] inline model::GroupIndex group_count(double number) {
  return std::min(count_of(number), model::most_groups);
}

/// pytest's words for a session that was broken off: interrupted, an internal error, wrong usage.
[[nodiscard]] inline bool is_broken_off(double exit) {
  constexpr double interrupted = 2;
  constexpr double wrong_usage = 4;
  return exit >= interrupted && exit <= wrong_usage;
}

/// Time of the whole protocol, or the sum of the phases if it was not measured.
[[nodiscard]] inline model::Microseconds own_time(const Event& event) {
  return believed(event.own_s.value_or(event.setup_s.value_or(0) + event.call_s.value_or(0) +
                                       event.teardown_s.value_or(0)));
}

/// Growth of memory between two numbers of KiB; empty if one is unknown.
[[nodiscard]] inline std::optional<model::Bytes> difference(const std::optional<double>& from,
                                                            const std::optional<double>& to) {
  return from && to ? std::optional(bytes_of_kib(*to - *from)) : std::nullopt;
}

}  // namespace splitter::input
