#pragma once

#include "splitter/system/tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace splitter::pytest {

/// The paths that Python's `glob.iglob(pattern, recursive=True)` finds in an absolute folder,
/// sorted and absolute: `*`, `?` and `[…]` within names that do not begin with a dot, `**` for any
/// folders. Nothing where the pattern leaves the folder (`..`, an absolute path), ends in `**`, or
/// a link is on the way.
[[nodiscard]] std::optional<std::vector<std::string>> path_glob(const std::string& folder,
                                                                const std::string& pattern,
                                                                const system::Tree& tree);

}  // namespace splitter::pytest
