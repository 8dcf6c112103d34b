#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <cstdint>
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

/// Throws model::InputError where the command starts pytest by a program that keeps splitter's
/// plugin from it (see pytest::lost_environment): every job would run every test.
void check_environment(const Request& settings, const std::vector<std::string>& command);

/// Says where options of pytest-xdist in the command, in PYTEST_ADDOPTS or in addopts start another
/// number of workers than the plan counts on.
void check_workers(const Request& settings,
                   const std::vector<std::string>& command,
                   std::uint32_t planned,
                   const Messages& messages);

}  // namespace splitter::planning
