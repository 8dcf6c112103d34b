#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <string>
#include <vector>

namespace splitter::planning {

/// Looks for options that do not go with groups, before anything runs: in the command, if there is
/// one (for a pipe that of `--pytest`), in PYTEST_ADDOPTS and in addopts. Warns of those that judge
/// the whole suite. For a pipe, whose pytest splitter does not see, throws model::InputError for
/// another splitter's and for those that replace the names.
void check_clashes(const Request& settings,
                   const std::vector<std::string>& command,
                   const Messages& messages);

}  // namespace splitter::planning
