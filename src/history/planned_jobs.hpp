#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace splitter::history {

/// So many jobs of each group K of N are kept, and of all together: those whose runs' ids are the
/// greatest. Enough for the speeds of a hundred runners.
inline constexpr std::size_t jobs_kept_of_group = 8;
inline constexpr std::size_t jobs_kept = 256;

/// The job of which the recording is a part; nothing where it was none of a plan's, or its times
/// are not known. Times have three significant digits.
[[nodiscard]] std::vector<model::PlannedJob> jobs_of(const model::Recording& recording);

/// What both hold, each job and part once, without those that are too old. Commutative, associative
/// and idempotent.
[[nodiscard]] std::vector<model::PlannedJob> united_jobs(std::vector<model::PlannedJob> a,
                                                         std::vector<model::PlannedJob> b);

/// The times of the jobs that say how long their group takes: all of their processes came to their
/// end, and ran at least 95 % of the planned tests. A job takes as long as any of its processes
/// runs, pytest-xdist's workers not counted.
[[nodiscard]] std::vector<model::JobTime> job_times(std::span<const model::PlannedJob> jobs);

}  // namespace splitter::history
