#pragma once

#include "splitter/history/fit.hpp"
#include "splitter/model/problem.hpp"

namespace splitter::history {

/// Adds the set-ups that the tests of a suite share, and which test uses which; see estimate.hpp.
void add_scopes(const model::Suite& suite,
                const model::Profile& profile,
                const Fit& fit,
                model::Costs& costs);

}  // namespace splitter::history
