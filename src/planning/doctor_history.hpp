#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace splitter::planning {

/// Measurements of past runs, and the words that reading them brings.
struct ExaminedHistory {
  model::Profile profile;
  std::vector<Heard> heard;
};

/// Reads the profile and the durations files; adds which are used, how old they are, and whether
/// they are calibrated. Nothing where one cannot be read, which is a fault.
[[nodiscard]] std::optional<ExaminedHistory> examine_history(const Request& request,
                                                             std::int64_t now,
                                                             model::Checkup& checkup);

}  // namespace splitter::planning
