#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/setup.hpp"

#include <string>
#include <vector>

namespace splitter::planning {

/// Looks at the command that jobs run, if it is known: whether xargs starts several pytests, paths
/// stand beside the names, the pytest reads argument files, and splitter's plugin reaches it.
void examine_command(const Request& request,
                     const std::vector<std::string>& command,
                     const pytest::Setup& setup,
                     model::Checkup& checkup);

}  // namespace splitter::planning
