#pragma once

#include "splitter/model/checkup.hpp"
#include "splitter/planning/request.hpp"

namespace splitter::planning {

/// Looks at the variables by which a CI tells its jobs their groups, and holds them against the
/// numbers that were said otherwise.
void examine_ci(const Shard& shard, model::Checkup& checkup);

}  // namespace splitter::planning
