#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/render/plan_report.hpp"

#include <string>

namespace splitter::planning {

/// Looks whether the files that a plan reads beside the tests are in git as they are here: the
/// durations, the profile, lists, an earlier plan, splitter's settings and pytest's (`config`).
void examine_inputs(const Request& request, const std::string& config, model::Checkup& checkup);

/// Looks whether the test files of a plan are in git, where they are in a checkout.
void examine_test_files(const Request& request,
                        const render::PlanReport& report,
                        model::Checkup& checkup);

}  // namespace splitter::planning
