#pragma once

#include "deviation.hpp"
#include "splitter/model/verification.hpp"

#include <span>
#include <vector>

namespace splitter::history {

/// Tests that were skipped because of another one that ran in another group and not in theirs, by
/// id. The reason names it as plugins do: by a name of its own, by its id, or within its file.
[[nodiscard]] std::vector<model::Unmet> unmet_needs(std::span<const GroupSession> sessions);

}  // namespace splitter::history
