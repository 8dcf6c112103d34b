#include "splitter/cli/run.hpp"

#include "ci_environment.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/planning/limits.hpp"
#include "splitter/planning/messages.hpp"
#include "splitter/render/arguments.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/signals.hpp"
#include "splitter/system/terminal.hpp"

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string>

namespace splitter::cli {

namespace {

/// An option of this command that only other commands may have in `.splitter.yml`: the file means
/// theirs.
bool hidden_from_file(const OptionSpec& spec, Command command) {
  return find_option(spec.name)->in_file && !spec.in_file && (spec.commands & only(command)) != 0;
}

/// Command line, then splitter's own variables, then the CI's, then `.splitter.yml`.
Values layered(const CommandLine& line) {
  const CommandSpec& command = spec_of(line.command);
  Values values = line.values;
  if (command.asks_ci) {
    if (values.find("shard") == nullptr) {
      fill_from_own_variables(values);
    }
    fill_from_ci(values, command.wants_group && values.find("all") == nullptr);
  }
  for (const OptionSpec& spec : option_table) {
    if (hidden_from_file(spec, line.command)) {
      values.fill(OptionName(spec), {{std::string(spec.fallback)}, {Layer::fallback, "default"}});
    }
  }
  fill_from_file(values);
  return values;
}

/// The exit code of the command.
int execute(const CommandLine& line) {
  if (line.values.find("help") != nullptr) {
    system::write_stdout(help_text(line.command));
    return success;
  }
  if (line.values.find("version") != nullptr) {
    system::write_stdout("splitter " SPLITTER_VERSION "\n");
    return success;
  }
  const Values values = layered(line);
  const Settings settings = resolve(values);
  if (values.find("show-config") != nullptr) {
    system::write_stdout(show_config(values));
    return success;
  }
  const Messages messages(settings.verbosity, settings.color);
  return spec_of(line.command).run(settings, line.words, messages);
}

/// Most CI shells ignore a failure on the left of a pipe, and an empty pipe makes `xargs pytest`
/// run everything: so a word goes down the pipe that makes pytest refuse.
void poison_pipe(Command command) {
  if (spec_of(command).poisons_pipe && !system::stdout_is_terminal()) {
    try {
      system::write_stdout(std::string(render::failure_word) + "\n");
    } catch (const std::exception&) {
      // The pipe is as broken as can be; the exit code still tells.
      return;
    }
  }
}

/// The only place where an exception becomes a message and an exit code.
int guarded(ColorMode color, Command command, const std::function<int()>& work) {
  const Messages messages(Verbosity::normal, color);
  // Other codes are the wrapped command's own.
  const bool wrapping = spec_of(command).words == Words::command;
  try {
    return work();
  } catch (const planning::LimitBroken& broken) {
    messages.error(broken);
    return wrapping ? own_failure : answer_is_no;
  } catch (const model::InputError& error) {
    messages.error(error);
    return wrapping ? own_failure : bad_input;
  } catch (const std::bad_alloc&) {
    messages.error("out of memory");
    return wrapping ? own_failure : bad_input;
  } catch (const std::exception& error) {
    messages.error(std::string("internal error: ") + error.what());
    messages.hint("this is a bug in splitter: please report it with the command line");
    return wrapping ? own_failure : internal_error;
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  system::ignore_broken_pipes();
  system::keep_ends_of_commands();
  std::optional<CommandLine> line;
  int code = guarded(ColorMode::automatic, intended_command(argc, argv), [&] {
    line = parse_command_line(argc, argv);
    return success;
  });
  const Command command = line ? line->command : intended_command(argc, argv);
  if (code == success) {
    code = guarded(typed_color(line->values), command, [&] { return execute(*line); });
  }
  if (code != success) {
    poison_pipe(command);
  }
  return code;
}

}  // namespace splitter::cli
