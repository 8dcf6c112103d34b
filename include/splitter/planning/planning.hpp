#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/render/plan_report.hpp"

namespace splitter::planning {

/// Reads the inputs that the settings name, makes a problem of them and solves it. Says on stderr
/// how many tests were found and how well the durations fit.
[[nodiscard]] render::PlanReport make_plan(const Request& settings, const Messages& messages);

}  // namespace splitter::planning
