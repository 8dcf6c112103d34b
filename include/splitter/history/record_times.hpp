#pragma once

#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace splitter::history {

/// What a set of recordings says of the times of tests.
struct RecordedTimes {
  model::Profile profile;         ///< The tests with a time, one each.
  std::vector<bool> only_failed;  ///< One a test: no run of it passed, so it may have broken off.
  std::size_t sessions = 0;       ///< Recordings that counted: each session once.
  std::size_t repeated = 0;       ///< Copies of sessions, of which the longest counts.
  std::size_t skipped = 0;        ///< Tests that were only ever skipped: no data.
};

/// One time for each test, whatever the order of the recordings and however often one is there:
/// what the sessions of one run measured of a test is added up, and of several runs, by their ids,
/// which begin with the time, `typical_time` is taken. Skipped tests have no time.
[[nodiscard]] RecordedTimes times_of(std::span<const model::Recording> recordings);

}  // namespace splitter::history
