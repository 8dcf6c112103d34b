#pragma once

#include "option_table.hpp"

#include <span>

namespace splitter::cli {

/// The options that say what a plan has to respect: what stays together, what runners can do.
[[nodiscard]] std::span<const OptionSpec> limit_options();

}  // namespace splitter::cli
