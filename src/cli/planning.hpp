#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/render/plan_report.hpp"

namespace splitter::cli {

/// Reads the inputs that the settings name, makes a problem of them and solves it. Says on stderr
/// how many tests were found and how well the durations fit.
[[nodiscard]] render::PlanReport make_plan(const Settings& settings, const Messages& messages);

}  // namespace splitter::cli
