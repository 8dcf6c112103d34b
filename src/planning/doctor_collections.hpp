#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/render/plan_report.hpp"

namespace splitter::planning {

/// Has two pytests collect the suite, with different seeds of Python's hashes, as two jobs would.
/// Holds both against each other and against the tests of the plan. Starts none where the request
/// does without Python.
void examine_collections(const Request& request,
                         const render::PlanReport& report,
                         model::Checkup& checkup);

}  // namespace splitter::planning
