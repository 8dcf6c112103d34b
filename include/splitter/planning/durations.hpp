#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/profile.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/planning/request.hpp"

#include <string>

namespace splitter::planning {

/// Reads the measurements of past runs: the profile and, for tests that it does not know, the
/// durations files; says which entries of those were set aside. An empty profile and a notice if
/// neither default file is there.
[[nodiscard]] model::Profile read_history(const Request& settings, const Messages& messages);

/// Profile with the entries of files that have moved under their new paths; says which. A file that
/// is still there, below `rootdir`, has not moved, though it may be none of the suite.
[[nodiscard]] model::Profile follow_renames(const model::Suite& suite,
                                            model::Profile profile,
                                            const std::string& rootdir,
                                            const Messages& messages);

/// Says how well the durations fit the tests, and shows examples and a remedy if they fit badly.
void say_fit(const history::Fit& fit, const model::Profile& profile, const Messages& messages);

}  // namespace splitter::planning
