#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <string>

namespace splitter::planning {

/// Adds to the limits a rule for each set of tests that end as in a full run only beside each other
/// (see pytest::find_ties): they stay in one group, and with several workers in one process. Says
/// how many there are and why. `--keep none` parts set-ups, not these. `rootdir` is where the paths
/// of the suite begin.
void add_needs(const Request& settings,
               const model::Suite& suite,
               const std::string& rootdir,
               const Messages& messages,
               model::Limits& limits);

}  // namespace splitter::planning
