#pragma once

#include "atoms.hpp"
#include "splitter/model/plan.hpp"

namespace splitter::solver {

/// The best of the volume, repetition, longest and pigeonhole bounds; of equals the first.
[[nodiscard]] model::LowerBound lower_bound(const Atoms& atoms);

}  // namespace splitter::solver
