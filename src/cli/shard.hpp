#pragma once

#include "settings.hpp"

#include <string>

namespace splitter::cli {

/// The group that is asked for; throws model::InputError if there is none.
[[nodiscard]] model::GroupIndex required_group(const Settings& settings);

/// Sources of the numbers that were not typed: ` (GitLab)`; empty if both were typed.
[[nodiscard]] std::string origins(const Shard& shard);

}  // namespace splitter::cli
