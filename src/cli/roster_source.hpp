#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/roster.hpp"

namespace splitter::cli {

/// The groups and their tests: from the file of `--plan`, or from a plan made here and now.
[[nodiscard]] model::Roster find_roster(const Settings& settings, const Messages& messages);

/// Reads a plan and holds it against `--splits` and `--group`.
[[nodiscard]] model::Roster read_plan(const Settings& settings);

/// Holds a plan that was read against the files that are here: throws model::InputError if most
/// of its files are not, and warns of some.
void check_checkout(const Settings& settings,
                    const model::Roster& roster,
                    const Messages& messages);

}  // namespace splitter::cli
