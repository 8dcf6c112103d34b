#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <span>
#include <vector>

namespace splitter::history {

/// Of the durations files that several jobs wrote, what each job measured itself. pytest-split
/// writes all entries back, those of the file that a job began with, too, and nothing marks them:
///
/// 1. of a test that a record or a report measured, no entry counts;
/// 2. where several files agree on one time of a test and another stands in one file alone, the
///    latter is fresh, and what they agree on was carried over;
/// 3. an entry that is equal to the stored time was carried over from there;
/// 4. of a file that was merged before, which `known` tells, nothing counts, and nothing of a test
///    that such a file measured then;
/// 5. where nothing tells them apart, each time counts, once.
///
/// So the same files say nothing new when they are merged again.
[[nodiscard]] std::vector<model::Recording> fresh_entries(
    std::vector<model::Recording> carried,
    std::span<const model::Recording> measured,
    const model::Profile& stored,
    const model::Evidence& known);

}  // namespace splitter::history
