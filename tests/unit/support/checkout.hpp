#pragma once

#include <filesystem>

namespace splitter::support {

/// The folder that the tests were built from.
[[nodiscard]] std::filesystem::path checkout();

}  // namespace splitter::support
