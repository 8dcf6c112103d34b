#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::planning {
class Messages;
}

namespace splitter::cli {

using planning::Messages;
struct Settings;

/// `splitter` itself prints one group; the others are words after it.
enum class Command : std::uint8_t { group, plan, run, verify, which, record, merge, top, doctor };

/// A set of commands, one bit each.
using Commands = std::uint16_t;

constexpr Commands only(Command command) {
  return static_cast<Commands>(1U << static_cast<unsigned>(command));
}
inline constexpr Commands for_group = only(Command::group);
inline constexpr Commands for_plan = only(Command::plan);
inline constexpr Commands for_record = only(Command::record);
inline constexpr Commands for_merge = only(Command::merge);
inline constexpr Commands for_run = only(Command::run);
inline constexpr Commands for_top = only(Command::top);
inline constexpr Commands for_doctor = only(Command::doctor);
inline constexpr Commands for_verify = only(Command::verify);
inline constexpr Commands for_which = only(Command::which);
inline constexpr Commands for_one_group = for_group | for_run;
inline constexpr Commands for_asking = for_verify | for_which;
inline constexpr Commands for_planning = for_group | for_plan | for_run | for_asking | for_doctor;
inline constexpr Commands for_storing = for_record | for_merge;
inline constexpr Commands for_all = static_cast<Commands>(~0U);

/// The words of a command line that are not options.
enum class Words : std::uint8_t {
  none,
  names,    ///< Files, folders, patterns or node IDs.
  command,  ///< The command to run, behind two dashes.
  example,  ///< The command that others run, behind two dashes.
};

/// One command: parser, help, dispatch and the tests' lists all come from this. It stands in the
/// command's own file.
struct CommandSpec {
  Command command;
  std::string_view name;      ///< Empty for `splitter` itself.
  std::string_view summary;   ///< Its line in `splitter --help`.
  std::string_view intro;     ///< Before the options in its own `--help`.
  std::string_view examples;  ///< After them.
  Words words = Words::none;
  bool wants_group = false;   ///< A CI's variables may say which group this job is.
  bool poisons_pipe = false;  ///< A failure prints a word that makes the next command fail, too.
  bool asks_ci = true;        ///< A CI's variables may say how many groups there are.
  /// Returns the exit code. Throws model::InputError.
  int (*run)(const Settings& settings,
             const std::vector<std::string>& words,
             const Messages& messages);
};

extern const CommandSpec group_command;
extern const CommandSpec plan_command;
extern const CommandSpec run_command;
extern const CommandSpec verify_command;
extern const CommandSpec which_command;
extern const CommandSpec record_command;
extern const CommandSpec merge_command;
extern const CommandSpec top_command;
extern const CommandSpec doctor_command;

/// Every command, in the order of the help.
inline constexpr std::array all_commands = {&group_command,
                                            &plan_command,
                                            &run_command,
                                            &verify_command,
                                            &which_command,
                                            &record_command,
                                            &merge_command,
                                            &top_command,
                                            &doctor_command};

[[nodiscard]] inline const CommandSpec& spec_of(Command command) {
  for (const CommandSpec* spec : all_commands) {
    if (spec->command == command) {
      return *spec;
    }
  }
  return group_command;
}

/// True if a command line stands behind two dashes.
[[nodiscard]] inline bool takes_command(const CommandSpec& spec) {
  return spec.words == Words::command || spec.words == Words::example;
}

/// The words that start the command: `splitter plan`.
[[nodiscard]] inline std::string full_name(const CommandSpec& spec) {
  return spec.name.empty() ? "splitter" : "splitter " + std::string(spec.name);
}

}  // namespace splitter::cli
