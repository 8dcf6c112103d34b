#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/setup.hpp"

#include <string>
#include <vector>

namespace splitter::planning {

/// Reads the environment, configuration and options of the jobs' pytest; adds what was found and
/// what of it does not go with groups.
[[nodiscard]] pytest::Setup examine_pytest(const Request& request,
                                           const std::vector<std::string>& command,
                                           model::Checkup& checkup);

}  // namespace splitter::planning
