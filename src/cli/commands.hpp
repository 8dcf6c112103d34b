#pragma once

#include "messages.hpp"
#include "settings.hpp"

namespace splitter::cli {

/// `splitter`: prints what one group runs.
void run_group(const Settings& settings, const Messages& messages);

/// `splitter plan`: shows all groups.
void run_plan(const Settings& settings, const Messages& messages);

/// Writes an answer to `--output`, or to stdout.
void deliver(const Settings& settings, std::string_view text);

}  // namespace splitter::cli
