#include "command_line.hpp"

#include "migrants.hpp"
#include "option_table.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "splitter/model/suggest.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;

/// Texts of each option as CLI11 collects them; a flag has one for each time that it was given.
using Collected = std::map<std::string_view, std::vector<std::string>>;

std::string names_of(const OptionSpec& spec) {
  std::string names = "--" + std::string(spec.name);
  return spec.letter.empty() ? names : "-" + std::string(spec.letter) + "," + names;
}

void declare(CLI::App& app, const OptionSpec& spec, std::vector<std::string>& texts) {
  if (spec.arity == Arity::flag) {
    app.add_flag_callback(names_of(spec), [&texts] { texts.emplace_back("true"); })
        ->disable_flag_override();
    return;
  }
  CLI::Option* option = app.add_option(names_of(spec), texts);
  if (spec.arity == Arity::one) {
    option->expected(1)->allow_extra_args(false)->multi_option_policy(
        CLI::MultiOptionPolicy::TakeLast);
  }
}

std::vector<std::string_view> known_words(std::string_view word) {
  std::vector<std::string_view> known;
  if (word.starts_with('-')) {
    std::ranges::transform(option_table, std::back_inserter(known), &OptionSpec::name);
  } else {
    std::ranges::transform(all_commands, std::back_inserter(known), &CommandSpec::name);
    std::erase(known, "");
  }
  return known;
}

/// The commands that an option belongs to: "`splitter`, `splitter run`".
std::string owners(Commands commands) {
  std::string list;
  for (const CommandSpec* spec : all_commands) {
    if ((commands & only(spec->command)) != 0) {
      list += (list.empty() ? "`" : ", `") + full_name(*spec) + "`";
    }
  }
  return list;
}

/// Refuses an option of another command, which would be ignored.
void check_command(std::string_view name, Command command) {
  Commands commands = 0;
  for (const OptionSpec& spec : option_table) {
    if (spec.name == name) {
      commands = static_cast<Commands>(commands | spec.commands);
    }
  }
  if ((commands & only(command)) == 0) {
    throw InputError("--" + std::string(name),
                     "is not an option of `" + full_name(spec_of(command)) + "`",
                     "it belongs to " + owners(commands));
  }
}

std::string help_hint(Command command) {
  return "`" + full_name(spec_of(command)) + " --help` lists all options";
}

/// CLI11 takes `-0` after a command for a number.
void check_letter(std::string_view word, Command command) {
  for (const OptionSpec& spec : option_table) {
    if (word.size() == 2 && word[0] == '-' && !spec.letter.empty() && word[1] == spec.letter[0]) {
      check_command(spec.name, command);
    }
  }
}

[[noreturn]] void refuse(const std::string& word, Command command) {
  check_letter(word, command);
  const bool option = word.starts_with('-');
  const std::string bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
  const std::string name = bare.substr(0, bare.find('='));
  const char* const what = option ? "unknown option" : "unexpected argument";
  std::string hint = hint_for_migrants(name);
  if (!hint.empty()) {
    throw InputError(what, "`" + model::excerpt(word) + "`", hint);
  }
  hint = model::did_you_mean(name, known_words(word));
  if (const auto quote = hint.find('`'); option && quote != std::string::npos) {
    hint.insert(quote + 1, "--");
  }
  if (hint.empty()) {
    hint =
        option ? help_hint(command)
        : takes_command(spec_of(command))
            ? "put the command behind two dashes: `" + full_name(spec_of(command)) + " -- pytest`"
            : "tests are named by --tests FILE, or by --pytest 'pytest tests/unit'";
  }
  throw InputError(what, "`" + model::excerpt(word) + "`", hint);
}

/// CLI11 would let `--quiet=true` pass.
void check_flags(int argc, const char* const* argv, Command command) {
  for (const std::string_view word : std::span(argv, static_cast<std::size_t>(argc))) {
    if (word == "--") {
      return;
    }
    const std::size_t equals = word.find('=');
    if (word.starts_with("--") && equals != std::string_view::npos) {
      const OptionSpec* spec = find_option(word.substr(2, equals - 2));
      if (spec != nullptr && spec->arity == Arity::flag) {
        throw InputError("--" + std::string(spec->name), "takes no value", help_hint(command));
      }
    }
  }
}

void parse(CLI::App& app, int argc, const char* const* argv, Command command) {
  check_flags(argc, argv, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();  // "--splits: 1 required TEXT missing"
    throw InputError(text.substr(0, text.find(": ")), "needs a value", help_hint(command));
  } catch (const CLI::ParseError& error) {
    throw InputError("command line", error.what(), help_hint(command));
  }
}

/// The words that CLI11 left over: files of `merge`, tests of `which`; a mistake elsewhere.
std::vector<std::string> leftovers(const CLI::App& app, Command command) {
  std::vector<std::string> words = app.remaining(true);
  for (const std::string& word : words) {
    if (spec_of(command).words != Words::names || (word.size() > 1 && word.starts_with('-'))) {
      refuse(word, command);
    }
  }
  return words;
}

/// The place of the dashes behind which a command stands; the end where no command may stand.
std::size_t wrapped_at(std::span<const char* const> words) {
  const auto dashes = std::ranges::find(words, std::string_view("--"));
  const bool wraps = std::any_of(words.begin(), dashes, [](std::string_view word) {
    return std::ranges::any_of(all_commands, [&](const CommandSpec* spec) {
      return takes_command(*spec) && spec->name == word;
    });
  });
  return wraps ? static_cast<std::size_t>(dashes - words.begin()) : words.size();
}

/// Options may stand before the command.
Command parsed_command(const CLI::App& app) {
  for (const CommandSpec* spec : all_commands) {
    if (!spec->name.empty() && app.got_subcommand(std::string(spec->name))) {
      return spec->command;
    }
  }
  return Command::group;
}

void declare_commands(CLI::App& app) {
  for (const CommandSpec* spec : all_commands) {
    if (!spec->name.empty()) {
      app.add_subcommand(std::string(spec->name))->fallthrough()->allow_extras()->set_help_flag();
    }
  }
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  CommandLine line;
  line.command = intended_command(argc, argv);
  const std::span words(argv, static_cast<std::size_t>(argc));
  const std::size_t end = wrapped_at(words);
  CLI::App app("", "splitter");
  app.set_help_flag();
  app.allow_extras();
  app.fallthrough();
  Collected collected;
  for (const OptionSpec& spec : option_table) {
    if (!collected.contains(spec.name)) {
      declare(app, spec_for(spec, line.command), collected[spec.name]);
    }
  }
  declare_commands(app);
  parse(app, static_cast<int>(end), argv, line.command);
  line.command = parsed_command(app);
  line.words = leftovers(app, line.command);
  if (end < words.size()) {
    line.words.assign(words.begin() + static_cast<std::ptrdiff_t>(end) + 1, words.end());
  }
  for (auto& [name, texts] : collected) {
    if (!texts.empty()) {
      check_command(name, line.command);
      line.values.fill(OptionName(*find_option(name)), {std::move(texts)});
    }
  }
  return line;
}

Command intended_command(int argc, const char* const* argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  const auto found = std::ranges::find(all_commands, first, &CommandSpec::name);
  return found == all_commands.end() ? Command::group : (*found)->command;
}

}  // namespace splitter::cli
