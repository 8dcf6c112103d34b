#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace splitter::pytest {

/// A command that takes the names of tests from a pipe.
struct PipedCommand {
  std::vector<std::string> command;  ///< Behind xargs and its options.
  std::string parting;  ///< The option by which xargs starts several commands; empty if none.
};

/// The command behind `xargs`; nothing for a command that does not begin with it. Known are the
/// options of GNU, BSD and busybox.
[[nodiscard]] std::optional<PipedCommand> piped_command(std::span<const std::string> words);

}  // namespace splitter::pytest
