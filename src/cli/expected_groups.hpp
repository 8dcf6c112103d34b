#pragma once

#include "splitter/model/recording.hpp"
#include "splitter/model/units.hpp"
#include "splitter/planning/messages.hpp"

#include <span>

namespace splitter::cli {

/// True where there is a record of each of so many groups, and none of a group of another number of
/// them; says what is missing or too much.
[[nodiscard]] bool all_groups_are_there(model::GroupIndex expected,
                                        std::span<const model::Recording> recordings,
                                        const planning::Messages& messages);

}  // namespace splitter::cli
