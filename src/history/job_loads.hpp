#pragma once

#include "splitter/history/slowdown.hpp"
#include "splitter/model/evidence.hpp"

#include <vector>

namespace splitter::history {

/// Load of each session: that of its run as a job of its pipeline, because the sessions of a run
/// are of one machine. The usual load if the pipeline has no second job, or nothing tells it.
///
/// A test that passed is compared with the time that earlier pipelines led to expect; a pipeline is
/// as old as its first run, and a run without one is a pipeline of its own.
[[nodiscard]] std::vector<Load> job_loads(const model::Evidence& evidence);

}  // namespace splitter::history
