#pragma once

#include <span>
#include <string_view>

namespace splitter::planning {

/// A file that CMake puts into the program (cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

/// The modules of `python/splitter_pytest`.
extern const std::span<const EmbeddedFile> pytest_package;

}  // namespace splitter::planning
