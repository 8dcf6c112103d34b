#include "command_line.hpp"

#include "option_table.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "suggest.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;

struct NamedCommand {
  Command command;
  std::string_view name;
};
constexpr std::array<NamedCommand, 7> named_commands = {{{Command::plan, "plan"},
                                                         {Command::run, "run"},
                                                         {Command::verify, "verify"},
                                                         {Command::which, "which"},
                                                         {Command::record, "record"},
                                                         {Command::merge, "merge"},
                                                         {Command::top, "top"}}};

/// What CLI11 collects: texts an option, or how often a flag was given.
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
  if (!word.starts_with('-')) {
    for (const NamedCommand& entry : named_commands) {
      known.push_back(entry.name);
    }
    return known;
  }
  for (const OptionSpec& spec : option_table()) {
    known.push_back(spec.name);
  }
  return known;
}

/// An option of another command would be ignored; better say so.
void check_command(std::string_view name, Command command) {
  Commands commands = 0;
  for (const OptionSpec& spec : option_table()) {
    if (spec.name == name) {
      commands = static_cast<Commands>(commands | spec.commands);
    }
  }
  if ((commands & only(command)) != 0) {
    return;
  }
  const std::string option = "--" + std::string(name);
  if (command == Command::plan && (commands & for_group) != 0) {
    throw InputError(option, "belongs to one group, not to `splitter plan`");
  }
  if (command == Command::group && (commands & for_plan) != 0) {
    throw InputError(option, "belongs to `splitter plan`");
  }
  const std::string_view word = name_of(command);
  throw InputError(
      option,
      "is no option of `splitter" + std::string(word.empty() ? "" : " ") + std::string(word) + "`");
}

/// Of the options of that name the command's own; the first where it has none.
const OptionSpec& spec_for(std::string_view name, Command command) {
  const auto own = std::ranges::find_if(option_table(), [&](const OptionSpec& spec) {
    return spec.name == name && (spec.commands & only(command)) != 0;
  });
  return own == option_table().end() ? *find_option(name) : *own;
}

std::string help_hint(Command command) {
  const std::string word(name_of(command));
  return "`splitter " + (word.empty() ? word : word + " ") + "--help` lists all options";
}

/// CLI11 takes `-0` after a command for a number.
void check_letter(std::string_view word, Command command) {
  for (const OptionSpec& spec : option_table()) {
    if (word.size() == 2 && word[0] == '-' && !spec.letter.empty() && word[1] == spec.letter[0]) {
      check_command(spec.name, command);
    }
  }
}

[[noreturn]] void refuse(const std::string& word, Command command) {
  check_letter(word, command);
  const bool option = word.starts_with('-');
  const std::string bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
  std::string hint = did_you_mean(bare.substr(0, bare.find('=')), known_words(word));
  if (const auto quote = hint.find('`'); option && quote != std::string::npos) {
    hint.insert(quote + 1, "--");
  }
  if (hint.empty()) {
    hint = option           ? help_hint(command)
           : wraps(command) ? "the command stands behind two dashes: `splitter " +
                                  std::string(name_of(command)) + " -- pytest`"
                            : "tests are named by --tests FILE, or by --pytest 'pytest tests/unit'";
  }
  throw InputError(
      option ? "unknown option" : "unexpected argument", "`" + model::excerpt(word) + "`", hint);
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

bool takes_words(Command command) {
  return (only(command) & (for_merge | for_asking)) != 0;
}

/// What CLI11 left over: the files of `merge`, the tests of `which`; anything else is a mistake.
std::vector<std::string> leftovers(const CLI::App& app, Command command) {
  std::vector<std::string> words = app.remaining(true);
  for (const std::string& word : words) {
    if (!takes_words(command) || (word.size() > 1 && word.starts_with('-'))) {
      refuse(word, command);
    }
  }
  return words;
}

}  // namespace

std::string_view name_of(Command command) {
  const auto found = std::ranges::find(named_commands, command, &NamedCommand::command);
  return found == named_commands.end() ? std::string_view{} : found->name;
}

bool wraps(Command command) {
  return command == Command::record || command == Command::run;
}

CommandLine parse_command_line(int argc, const char* const* argv) {
  CommandLine line;
  line.command = intended_command(argc, argv);
  const std::span words(argv, static_cast<std::size_t>(argc));
  const auto dashes = std::ranges::find(words, std::string_view("--"));
  const auto is_wrapping = [](std::string_view word) {
    return word == name_of(Command::record) || word == name_of(Command::run);
  };
  if (dashes != words.end() && std::find_if(words.begin(), dashes, is_wrapping) != dashes) {
    line.wrapped.assign(dashes + 1, words.end());
    argc = static_cast<int>(dashes - words.begin());
  }
  CLI::App app("", "splitter");
  app.set_help_flag();
  app.allow_extras();
  app.fallthrough();
  Collected collected;
  for (const OptionSpec& spec : option_table()) {
    if (!collected.contains(spec.name)) {
      declare(app, spec_for(spec.name, line.command), collected[spec.name]);
    }
  }
  for (const NamedCommand& entry : named_commands) {
    app.add_subcommand(std::string(entry.name))->fallthrough()->allow_extras()->set_help_flag();
  }
  parse(app, argc, argv, line.command);
  for (const NamedCommand& entry : named_commands) {
    // Options may stand before the command.
    line.command = app.got_subcommand(std::string(entry.name)) ? entry.command : line.command;
  }
  line.files = leftovers(app, line.command);
  for (auto& [name, texts] : collected) {
    if (!texts.empty()) {
      check_command(name, line.command);
      line.values.fill(name, {std::move(texts), std::string(from_command_line)});
    }
  }
  return line;
}

Command intended_command(int argc, const char* const* argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  const auto found = std::ranges::find(named_commands, first, &NamedCommand::name);
  return found == named_commands.end() ? Command::group : found->command;
}

}  // namespace splitter::cli
