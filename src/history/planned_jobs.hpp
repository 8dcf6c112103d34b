#pragma once

#include "splitter/model/evidence.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/model/recording.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace splitter::history {

/// Numbers of jobs that are kept, of each group K of N and of all together: those with the greatest
/// run ids. Enough for the speeds of a hundred runners.
inline constexpr std::size_t jobs_kept_of_group = 8;
inline constexpr std::size_t jobs_kept = 256;

/// Job of which the recording is a part; empty if it was none of a plan's, or its times are not
/// known. Times have three significant digits.
[[nodiscard]] std::vector<model::PlannedJob> jobs_of(const model::Recording& recording);

/// Union of both, each job and part once, without jobs that are too old. Commutative, associative
/// and idempotent.
[[nodiscard]] std::vector<model::PlannedJob> united_jobs(std::vector<model::PlannedJob> a,
                                                         std::vector<model::PlannedJob> b);

/// Times of the jobs that tell how long their group takes: all of their processes came to their
/// end, and ran at least 95 % of the planned tests. A job takes as long as any of its processes
/// runs, pytest-xdist's workers not counted.
[[nodiscard]] std::vector<model::JobTime> job_times(std::span<const model::PlannedJob> jobs);

}  // namespace splitter::history
