#pragma once

#include "splitter/history/slowdown.hpp"
#include "splitter/model/evidence.hpp"

#include <vector>

namespace splitter::history {

/// The load of each session: that of its run as a job of its pipeline, the sessions of a run being
/// of one machine. The usual load where the pipeline has no second job, or nothing tells it.
///
/// A test that passed is compared with what the pipelines before expected of it; a pipeline is as
/// old as its first run, and a run without one is a pipeline of its own.
[[nodiscard]] std::vector<Load> job_loads(const model::Evidence& evidence);

}  // namespace splitter::history
