#pragma once

#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace splitter::system {

/// Number of cores of this machine: at least 1, at most model::most_workers.
[[nodiscard]] std::uint32_t cores();

/// Memory that this process may use: the limit of its control group (v2, then v1) or that of the
/// machine, the lesser one; nothing where neither is known.
[[nodiscard]] std::optional<model::Bytes> own_memory();

/// Cores that the control group of this process grants it (v2, then v1), in hundredths; nothing
/// where it sets no limit.
[[nodiscard]] std::optional<std::uint32_t> granted_cores();

/// The same by the text of `cpu.max`, time and period in microseconds: 150 for `150000 100000`.
[[nodiscard]] std::optional<std::uint32_t> granted_by(std::string_view cpu_max);

}  // namespace splitter::system
