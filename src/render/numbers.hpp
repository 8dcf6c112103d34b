#pragma once

#include "splitter/model/units.hpp"

#include <vector>

namespace splitter::render {

[[nodiscard]] double seconds(model::Microseconds time);

/// Groups as people number them.
[[nodiscard]] std::vector<model::GroupIndex> from_one(std::vector<model::GroupIndex> groups);

}  // namespace splitter::render
