#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::history {

/// Adds what each test needs of memory; see estimate.hpp. A path needs the most that one of its
/// tests needs, and retains what all of them do.
void add_memory(const model::Suite& suite,
                const model::Profile& profile,
                const Fit& fit,
                model::Costs& costs);

}  // namespace splitter::history
