#include "command_line.hpp"

#include "option_table.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/excerpt.hpp"
#include "suggest.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;

constexpr const char* plan_command = "plan";

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
    known.emplace_back(plan_command);
    return known;
  }
  for (const OptionSpec& spec : option_table()) {
    known.push_back(spec.name);
  }
  return known;
}

/// An option of another command would be ignored; better say so.
void check_scope(const OptionSpec& spec, Command command) {
  const Scope own = command == Command::plan ? Scope::plan : Scope::group;
  if (spec.scope != Scope::all && spec.scope != own) {
    throw InputError("--" + std::string(spec.name),
                     command == Command::plan ? "belongs to one group, not to `splitter plan`"
                                              : "belongs to `splitter plan`");
  }
}

std::string help_hint(Command command) {
  return command == Command::plan ? "`splitter plan --help` lists all options"
                                  : "`splitter --help` lists all options";
}

/// CLI11 takes `-0` after a command for a number.
void check_letter(std::string_view word, Command command) {
  for (const OptionSpec& spec : option_table()) {
    if (word.size() == 2 && word[0] == '-' && !spec.letter.empty() && word[1] == spec.letter[0]) {
      check_scope(spec, command);
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
    hint = option ? help_hint(command)
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
  if (const auto extras = app.remaining(true); !extras.empty()) {
    refuse(extras.front(), command);
  }
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  CLI::App app("", "splitter");
  app.set_help_flag();
  app.allow_extras();
  app.fallthrough();
  Collected collected;
  for (const OptionSpec& spec : option_table()) {
    declare(app, spec, collected[spec.name]);
  }
  CLI::App* plan = app.add_subcommand(plan_command)->fallthrough()->allow_extras();
  plan->set_help_flag();
  parse(app, argc, argv, intended_command(argc, argv));

  CommandLine line;
  line.command = plan->parsed() ? Command::plan : Command::group;
  for (auto& [name, texts] : collected) {
    if (!texts.empty()) {
      check_scope(*find_option(name), line.command);
      line.values.fill(name, {std::move(texts), std::string(from_command_line)});
    }
  }
  return line;
}

Command intended_command(int argc, const char* const* argv) {
  return argc > 1 && argv[1] == std::string_view(plan_command) ? Command::plan : Command::group;
}

}  // namespace splitter::cli
