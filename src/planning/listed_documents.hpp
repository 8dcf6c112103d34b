#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"
#include "splitter/pytest/listed_paths.hpp"
#include "splitter/render/arguments.hpp"

#include <string>

namespace splitter::planning {

/// Asks pytest about the folders of doubtful documents, and moves those that it does not collect to
/// `without_tests`: pytest refuses all names beside one. `folder` is where the paths of the list
/// begin, `place` the place where pytest starts. All stay where pytest is not to be asked or does
/// not answer.
void leave_out_uncollected(const Request& settings,
                           const std::string& folder,
                           const render::Workplace& place,
                           const Messages& messages,
                           pytest::ListedPaths& listed);

}  // namespace splitter::planning
