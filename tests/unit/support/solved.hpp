#pragma once

#include "splitter/render/plan_report.hpp"
#include "splitter/solver/solve.hpp"
#include "support/suites.hpp"

#include <memory>

namespace splitter::support {

/// The problem with the plan that the solver makes of it.
inline render::PlanReport solved(const ProblemBuilder& builder) {
  render::PlanReport report;
  report.problem = std::make_shared<const model::Problem>(builder.build());
  report.plan = std::make_shared<const model::Plan>(solver::solve(*report.problem));
  return report;
}

}  // namespace splitter::support
