#pragma once

#include "assignment.hpp"

namespace splitter::solver {

/// Repair phase: moves pieces, or parts of pieces, out of the groups that exceed their memory, as
/// long as that lessens the excess.
void relieve(Assignment& assignment);

}  // namespace splitter::solver
