#pragma once

#include "settings.hpp"

#include <string>

namespace splitter::cli {

/// The group that is asked for; throws model::InputError where none is.
[[nodiscard]] model::GroupIndex required_group(const Settings& settings);

/// Where the numbers came from that the user did not type: ` (GitLab)`; empty where he did.
[[nodiscard]] std::string origins(const Shard& shard);

}  // namespace splitter::cli
