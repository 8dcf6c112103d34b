#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace splitter::cli {

/// How many values an option takes.
enum class Arity : std::uint8_t { flag, one, many };

/// The commands that an option belongs to.
enum class Scope : std::uint8_t { all, group, plan };

/// One option: the command line, `.splitter.yml`, `--help` and `--show-config` all come from this.
struct OptionSpec {
  std::string_view name;    ///< Without dashes; also the key in `.splitter.yml`.
  std::string_view letter;  ///< The short form, without its dash; may be empty.
  Arity arity = Arity::one;
  Scope scope = Scope::all;
  bool in_file = true;        ///< May stand in `.splitter.yml`.
  std::string_view section;   ///< Heading in `--help`.
  std::string_view value;     ///< What stands for the value in `--help`.
  std::string_view fallback;  ///< The built-in default, as `--show-config` prints it.
  std::string_view help;
};

[[nodiscard]] std::span<const OptionSpec> option_table();

/// The option of that name, or nothing.
[[nodiscard]] const OptionSpec* find_option(std::string_view name);

}  // namespace splitter::cli
