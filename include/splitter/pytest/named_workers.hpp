#pragma once

#include "splitter/system/tree.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace splitter::pytest {

/// The workers of pytest-xdist that an option starts.
struct NamedWorkers {
  std::string option;                  ///< As it stands there: `-n 2`.
  std::string where;                   ///< `the command`, `PYTEST_ADDOPTS` or `addopts`.
  std::optional<std::uint32_t> count;  ///< Nothing: as many as the machine has cores (`auto`).
};

/// The option that counts in the end: the command's own, else that of PYTEST_ADDOPTS, else that of
/// addopts (see option_places). Nothing where there is none, or where pytest-xdist is switched off.
[[nodiscard]] std::optional<NamedWorkers> named_workers(std::span<const std::string> command,
                                                        const std::string& folder,
                                                        const system::Tree& tree);

}  // namespace splitter::pytest
