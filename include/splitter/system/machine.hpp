#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>

namespace splitter::system {

/// Number of cores of this machine: at least 1, at most model::most_workers.
[[nodiscard]] std::uint32_t cores();

/// Memory that this process may use: the limit of its control group (v2, then v1) or that of the
/// machine, the lesser one; nothing where neither is known.
[[nodiscard]] std::optional<model::Bytes> own_memory();

}  // namespace splitter::system
