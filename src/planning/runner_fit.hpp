#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <cstddef>
#include <optional>

namespace splitter::planning {

/// Gives the limits the speeds of `--speeds auto`; how many jobs tell them.
[[nodiscard]] std::size_t fit_speeds(const Request& settings,
                                     const model::Profile& profile,
                                     model::Limits& limits,
                                     const Messages& messages);

/// The calibration of the times by earlier jobs; nothing if they tell none or the settings do not
/// want it.
[[nodiscard]] std::optional<model::Calibration> fit_calibration(const Request& settings,
                                                                const model::Profile& profile,
                                                                const model::Limits& limits,
                                                                const Messages& messages);

}  // namespace splitter::planning
