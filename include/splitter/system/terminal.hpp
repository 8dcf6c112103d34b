#pragma once

#include <cstddef>

namespace splitter::system {

[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool stderr_is_terminal();

/// Columns of the terminal, 80 where unknown.
[[nodiscard]] std::size_t terminal_width();

}  // namespace splitter::system
