#pragma once

#include "splitter/model/roster.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

namespace splitter::planning {

/// The groups and their tests: from the file of `--plan`, or from a plan made here and now.
[[nodiscard]] model::Roster find_roster(const Request& settings, const Messages& messages);

/// Reads a plan and holds it against `--splits` and `--group`.
[[nodiscard]] model::Roster read_plan(const Request& settings);

/// Holds a plan that was read against the files that are here: throws model::InputError if most
/// of its files are not, and warns of some.
void check_checkout(const Request& settings, const model::Roster& roster, const Messages& messages);

}  // namespace splitter::planning
