#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/named_workers.hpp"
#include "splitter/render/plan_report.hpp"

#include <optional>

namespace splitter::planning {

/// The workers that the request's pytest starts by its own words or by addopts.
[[nodiscard]] std::optional<pytest::NamedWorkers> workers_of_pytest(const Request& request);

/// Adds the cores and the memory that this machine gives, and workers beyond the cores.
void examine_machine(const Request& request, model::Checkup& checkup);

/// Holds the memory that the plan needs against its limits; without any, against this machine.
void examine_memory(const render::PlanReport& report, model::Checkup& checkup);

}  // namespace splitter::planning
