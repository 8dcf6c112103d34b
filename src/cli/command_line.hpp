#pragma once

#include "values.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace splitter::cli {

enum class Command : std::uint8_t { group, plan };

/// The command line as typed, nothing of it interpreted.
struct CommandLine {
  Command command = Command::group;
  Values values;
};

/// Parses with CLI11; throws model::InputError for what it does not understand.
[[nodiscard]] CommandLine parse_command_line(int argc, const char* const* argv);

/// The command that an unparsable command line meant: another than the default only where its
/// name is the very first word.
[[nodiscard]] Command intended_command(int argc, const char* const* argv);

/// The text of `--help`.
[[nodiscard]] std::string help_text(Command command);

}  // namespace splitter::cli
