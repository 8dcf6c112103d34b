#pragma once

#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

namespace splitter::planning {

/// Warns where the plan, pytest's command or its configuration counts on `--dist loadgroup`, and
/// the installed pytest and pytest-xdist group nothing.
void say_ungrouped(const Request& settings, const Messages& messages);

}  // namespace splitter::planning
