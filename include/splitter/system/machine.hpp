#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>

namespace splitter::system {

/// How many cores this machine has.
[[nodiscard]] std::uint32_t cores();

/// How much memory this process may use: the limit of its control group (v2, then v1) where that is
/// less than what the machine has.
[[nodiscard]] std::optional<model::Bytes> own_memory();

}  // namespace splitter::system
