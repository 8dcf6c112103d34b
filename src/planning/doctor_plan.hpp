#pragma once

#include "doctor_history.hpp"
#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/render/plan_report.hpp"

#include <optional>

namespace splitter::planning {

/// Makes the plan of the jobs. Adds how many tests there are and how many of them are known, and
/// every warning that a plan comes with; but for those of the history. Nothing where no plan can be
/// made, which is a fault.
[[nodiscard]] std::optional<render::PlanReport> examine_plan(const Request& request,
                                                             const ExaminedHistory& history,
                                                             model::Checkup& checkup);

}  // namespace splitter::planning
