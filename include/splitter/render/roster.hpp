#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/render/plan_report.hpp"

namespace splitter::render {

/// What the jobs need of a plan, named as the report says.
[[nodiscard]] model::Roster roster(const PlanReport& report);

}  // namespace splitter::render
