#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::python {

/// Modules that running a file imports, whatever comes: as the statements outside all blocks write
/// them, with leading dots. Each imported name follows its module, for it may be a module, too. In
/// the order of the text.
[[nodiscard]] std::vector<std::string> required_modules(std::string_view text);

}  // namespace splitter::python
