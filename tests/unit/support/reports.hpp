#pragma once

#include "splitter/render/plan_report.hpp"
#include "support/suites.hpp"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace splitter::support {

/// A problem with a given plan, and both as a report.
class Reported {
 public:
  Reported(model::Problem problem, std::vector<model::GroupIndex> group_of, model::LowerBound bound)
      : problem_(std::make_shared<const model::Problem>(std::move(problem))),
        plan_(std::make_shared<const model::Plan>(*problem_, group_of, bound)) {}

  [[nodiscard]] render::PlanReport report() const {
    return {.problem = problem_, .plan = plan_, .fingerprint = "f00d", .program = "1.2.3"};
  }

 private:
  std::shared_ptr<const model::Problem> problem_;
  std::shared_ptr<const model::Plan> plan_;
};

}  // namespace splitter::support
