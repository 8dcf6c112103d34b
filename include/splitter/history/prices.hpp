#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace splitter::history {

/// The costs that a plan is made with, and those that were measured.
struct Prices {
  model::Costs costs;               ///< As the runners will take them.
  std::optional<model::Costs> raw;  ///< As they were measured; nothing if that is the same.
};

/// Adjusts measured costs to the runners: by the calibration, if there is one, and by the overhead,
/// if it is given. A job with one pytest process then costs exactly `overhead` besides its work;
/// each further process still costs its startup.
[[nodiscard]] Prices prices_of(model::Costs measured,
                               const model::Limits& limits,
                               const std::optional<model::Calibration>& calibration,
                               const std::optional<model::Microseconds>& overhead);

/// Time of each group by its tests' measured times alone, on a runner of the usual speed. Without
/// `raw` it is the time in the plan.
[[nodiscard]] std::vector<model::Microseconds> raw_times(
    const model::Problem& problem,
    const model::Plan& plan,
    const std::shared_ptr<const model::Suite>& suite,
    std::optional<model::Costs> raw);

}  // namespace splitter::history
