#pragma once

#include "assignment.hpp"

namespace splitter::solver {

/// Repair phase: brings the pieces of a scope that several groups pay for together. Carries out
/// each relocation or swap that lowers the total without lengthening the makespan, until none does.
void gather(Assignment& assignment);

}  // namespace splitter::solver
