#pragma once

#include "messages.hpp"
#include "settings.hpp"

namespace splitter::cli {

/// Warns where the plan, pytest's command or its configuration counts on `--dist loadgroup`, and
/// the installed pytest and pytest-xdist group nothing.
void say_ungrouped(const Settings& settings, const Messages& messages);

}  // namespace splitter::cli
