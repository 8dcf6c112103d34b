#pragma once

#include "splitter/planning/request.hpp"

#include <string>

namespace splitter::planning {

/// The group that is asked for; throws model::InputError if there is none.
[[nodiscard]] model::GroupIndex required_group(const Request& settings);

/// Sources of the numbers that were not typed: ` (GitLab)`; empty if both were typed.
[[nodiscard]] std::string origins(const Shard& shard);

}  // namespace splitter::planning
