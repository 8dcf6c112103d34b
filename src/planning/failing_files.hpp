#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/pytest/setup.hpp"

#include <optional>

namespace splitter::planning {

/// The same problem, where the plan cuts files that surely fail to be imported, with rules that
/// keep those whole: they then fail in one group, and not in each that has a part. Nothing where no
/// such file is cut, or where the user's rules part its tests.
[[nodiscard]] std::optional<model::Problem> keep_failing_whole(const model::Problem& problem,
                                                               const model::Plan& plan,
                                                               const pytest::Setup& setup,
                                                               const Messages& messages);

}  // namespace splitter::planning
