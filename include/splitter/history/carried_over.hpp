#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <span>
#include <vector>

namespace splitter::history {

/// Entries of the durations files of several jobs that each job measured itself. pytest-split
/// writes all entries back, also those of the file that a job began with, and nothing marks them:
///
/// 1. no entry counts of a test that a record or a report measured;
/// 2. if several files agree on one time of a test and another is in one file alone, the latter is
///    fresh, and the time that they agree on was carried over;
/// 3. an entry that is equal to the stored time was carried over from there;
/// 4. nothing counts of a file that was merged before, which `known` tells, and nothing of a test
///    that such a file measured then;
/// 5. each time counts, once, if nothing tells them apart.
///
/// So the same files say nothing new when they are merged again.
[[nodiscard]] std::vector<model::Recording> fresh_entries(
    std::vector<model::Recording> carried,
    std::span<const model::Recording> measured,
    const model::Profile& stored,
    const model::Evidence& known);

}  // namespace splitter::history
