#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

namespace splitter::planning {

/// Reads the measurements of past runs: the profile and, for tests that it does not know, the
/// durations files; says which entries of those were set aside. An empty profile and a notice if
/// neither default file is there.
[[nodiscard]] model::Profile read_history(const Request& settings, const Messages& messages);

/// Profile with the entries of files that have moved under their new paths; says which.
[[nodiscard]] model::Profile follow_renames(const model::Suite& suite,
                                            model::Profile profile,
                                            const Messages& messages);

/// Says how well the durations fit the tests, and shows examples and a remedy if they fit badly.
/// Beside a `selection`, stored tests that are not among them are not called stale.
void say_fit(const history::Fit& fit,
             const model::Profile& profile,
             bool selection,
             const Messages& messages);

}  // namespace splitter::planning
