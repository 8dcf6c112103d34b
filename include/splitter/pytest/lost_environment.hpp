#pragma once

#include "splitter/system/tree.hpp"

#include <optional>
#include <span>
#include <string>

namespace splitter::pytest {

/// A program on the way to pytest that takes splitter's plugin away.
struct LostEnvironment {
  std::string program;  ///< As the command has it: `tox`, `python -I`.
  std::string cause;
  std::string hint;
};

/// The plugin reaches pytest by PYTHONPATH, PYTEST_PLUGINS and SPLITTER_SESSION. Known are programs
/// that start others without these: an isolated Python, unless the plugin is installed there;
/// `env -i` and an `env` that sets one of them; sudo without --preserve-env; a container that is
/// not given them; and tox, unless its configuration or an override passes them on. `folder`, an
/// absolute path, is where the command starts.
[[nodiscard]] std::optional<LostEnvironment> lost_environment(std::span<const std::string> command,
                                                              const std::string& folder,
                                                              const system::Tree& tree);

}  // namespace splitter::pytest
