#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/render/plan_report.hpp"

namespace splitter::render {

/// The roster of a plan, with the tests named as the report says.
[[nodiscard]] model::Roster roster(const PlanReport& report);

}  // namespace splitter::render
