#pragma once

#include "splitter/render/plan_report.hpp"
#include "support/suites.hpp"

#include <span>
#include <utility>
#include <vector>

namespace splitter::support {

/// A problem with a given plan, and both as a report.
class Reported {
 public:
  Reported(model::Problem problem, std::vector<model::GroupIndex> group_of, model::LowerBound bound)
      : problem_(std::move(problem)), plan_(problem_, group_of, bound) {}

  [[nodiscard]] render::PlanReport report() const {
    return {.problem = problem_, .plan = plan_, .fingerprint = "f00d", .program = "1.2.3"};
  }

 private:
  model::Problem problem_;
  model::Plan plan_;
};

}  // namespace splitter::support
