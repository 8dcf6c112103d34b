#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/recording.hpp"

#include <cstdint>
#include <span>

namespace splitter::history {

/// Session, set-ups and job of one recording, without its tests. Numbers have three significant
/// digits. The ids point into the recording's texts, which the result keeps alive.
[[nodiscard]] model::Evidence setups_of(const model::Recording& recording);

/// Adds the tests of all recordings to the sessions and set-ups of these. Runs of one test in one
/// session add up; numbers have three significant digits; tests without a time are left out.
void add_recorded_tests(std::span<const model::Recording> recordings, model::Evidence& evidence);

/// Number of three significant digits, as files have it; memory in whole KiB.
[[nodiscard]] inline model::Microseconds three_digits(model::Microseconds time) {
  return model::Microseconds{model::three_digits(time.count())};
}

[[nodiscard]] inline model::Bytes three_digits(model::Bytes bytes) {
  constexpr std::int64_t kib = 1024;
  return model::Bytes{model::three_digits(bytes.count / kib) * kib};
}

}  // namespace splitter::history
