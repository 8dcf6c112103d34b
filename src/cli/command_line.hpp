#pragma once

#include "commands.hpp"
#include "values.hpp"

#include <string>
#include <vector>

namespace splitter::cli {

/// The command line as typed, nothing of it interpreted.
struct CommandLine {
  Command command = Command::group;
  Values values;
  std::vector<std::string> words;  ///< As CommandSpec::words says: names, or a command.
};

/// Parses with CLI11; throws model::InputError for an option or a word that is not understood.
[[nodiscard]] CommandLine parse_command_line(int argc, const char* const* argv);

/// The command that an unparsable command line meant: another than the default only where its
/// name is the very first word.
[[nodiscard]] Command intended_command(int argc, const char* const* argv);

/// The text of `--help`.
[[nodiscard]] std::string help_text(Command command);

}  // namespace splitter::cli
