#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <string>
#include <vector>

namespace splitter::planning {

/// The rules of the settings with the tests of the suite that they are about, and what markers ask
/// of `--dist loadgroup`. `rootdir` is where the paths of the suite begin. Patterns that match
/// nothing are warned of; throws model::InputError for pins to groups that do not exist.
[[nodiscard]] std::vector<model::Rule> rules_for(const Request& settings,
                                                 model::GroupIndex groups,
                                                 const model::Suite& suite,
                                                 const std::string& rootdir,
                                                 const Messages& messages);

/// Throws model::InputError, which names them, where rules contradict each other.
void check_rules(const model::Problem& problem);

}  // namespace splitter::planning
