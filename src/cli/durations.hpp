#pragma once

#include "messages.hpp"
#include "settings.hpp"
#include "splitter/history/fit.hpp"
#include "splitter/model/profile.hpp"

namespace splitter::cli {

/// Reads and merges the durations files; says what of them was set aside. An absent default file
/// gives an empty profile and a notice.
[[nodiscard]] model::Profile read_durations(const Settings& settings, const Messages& messages);

/// The line on how well the durations fit the tests; where they fit badly, examples and a remedy.
void say_fit(const history::Fit& fit, const model::Profile& profile, const Messages& messages);

}  // namespace splitter::cli
