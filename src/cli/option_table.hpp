#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace splitter::cli {

/// How many values an option takes.
enum class Arity : std::uint8_t { flag, one, many };

/// `splitter` itself prints one group; the others are words after it.
enum class Command : std::uint8_t { group, plan, record, merge, run, verify, which, top };

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
inline constexpr Commands for_verify = only(Command::verify);
inline constexpr Commands for_which = only(Command::which);
inline constexpr Commands for_one_group = for_group | for_run;
inline constexpr Commands for_asking = for_verify | for_which;
inline constexpr Commands for_planning = for_group | for_plan | for_run | for_asking;
inline constexpr Commands for_storing = for_record | for_merge;
inline constexpr Commands for_all = for_planning | for_storing | for_top;

/// One option: the command line, `.splitter.yml`, `--help` and `--show-config` all come from this.
struct OptionSpec {
  std::string_view name;    ///< Without dashes; also the key in `.splitter.yml`.
  std::string_view letter;  ///< The short form, without its dash; may be empty.
  Arity arity = Arity::one;
  Commands commands = for_planning;
  bool in_file = true;        ///< May stand in `.splitter.yml`.
  std::string_view section;   ///< Heading in `--help`.
  std::string_view value;     ///< What stands for the value in `--help`.
  std::string_view fallback;  ///< The built-in default, as `--show-config` prints it.
  std::string_view help;
};

[[nodiscard]] std::span<const OptionSpec> option_table();

/// The option of that name, or nothing. One name may have a line of help for each command.
[[nodiscard]] const OptionSpec* find_option(std::string_view name);

}  // namespace splitter::cli
