#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::history {

/// Adds the memory of each test; see estimate.hpp. A path needs as much as the largest of its
/// tests, and retains as much as all of them together.
void add_memory(const model::Suite& suite,
                const model::Profile& profile,
                const Fit& fit,
                model::Costs& costs);

}  // namespace splitter::history
