#pragma once

#include "option_table.hpp"
#include "values.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace splitter::cli {

/// The command line as typed, nothing of it interpreted.
struct CommandLine {
  Command command = Command::group;
  Values values;
  std::vector<std::string> files;  ///< The words of `merge`, `verify`, `which` that are no options.
  std::vector<std::string> wrapped;  ///< The command to run: what follows `--`.
};

/// Parses with CLI11; throws model::InputError for what it does not understand.
[[nodiscard]] CommandLine parse_command_line(int argc, const char* const* argv);

/// The command that an unparsable command line meant: another than the default only where its
/// name is the very first word.
[[nodiscard]] Command intended_command(int argc, const char* const* argv);

/// True where the command runs another one, which stands behind two dashes.
[[nodiscard]] bool wraps(Command command);

/// The word that names the command; empty for `splitter` itself.
[[nodiscard]] std::string_view name_of(Command command);

/// The text of `--help`.
[[nodiscard]] std::string help_text(Command command);

}  // namespace splitter::cli
