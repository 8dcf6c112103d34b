#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/model/profile.hpp"

namespace splitter::cli {

/// Reads what past runs measured: the profile and, for tests that it does not know, the durations
/// files; says what of those was set aside. Where neither default file is there, an empty profile
/// and a notice.
[[nodiscard]] model::Profile read_history(const Settings& settings, const Messages& messages);

/// The profile with what is stored of files that have moved under their new paths; says which.
[[nodiscard]] model::Profile follow_renames(const model::Suite& suite,
                                            model::Profile profile,
                                            const Messages& messages);

/// The line on how well the durations fit the tests; where they fit badly, examples and a remedy.
void say_fit(const history::Fit& fit, const model::Profile& profile, const Messages& messages);

}  // namespace splitter::cli
