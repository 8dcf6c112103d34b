#include "splitter/cli/run.hpp"

#include "ci_environment.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "messages.hpp"
#include "settings.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/arguments.hpp"

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string>

namespace splitter::cli {

namespace {

/// Command line, then splitter's own variables, then the CI's, then `.splitter.yml`.
Values layered(const CommandLine& line) {
  Values values = line.values;
  if (values.find("shard") == nullptr) {
    fill_from_own_variables(values);
  }
  fill_from_ci(values, line.command == Command::group);
  fill_from_file(values);
  return values;
}

void execute(const CommandLine& line) {
  if (line.values.find("help") != nullptr) {
    write_stdout(help_text(line.command));
    return;
  }
  if (line.values.find("version") != nullptr) {
    write_stdout("splitter " SPLITTER_VERSION "\n");
    return;
  }
  const Values values = layered(line);
  const Settings settings = resolve(values);
  if (values.find("show-config") != nullptr) {
    write_stdout(show_config(values));
    return;
  }
  const Messages messages(settings.verbosity, settings.color);
  if (line.command == Command::plan) {
    run_plan(settings, messages);
  } else {
    run_group(settings, messages);
  }
}

/// Most CI shells ignore a failure on the left of a pipe, and an empty pipe makes `xargs pytest`
/// run everything: so a word goes down the pipe that makes pytest refuse.
void poison_pipe(Command command) {
  if (command == Command::group && !stdout_is_terminal()) {
    try {
      write_stdout(std::string(render::failure_word) + "\n");
    } catch (const std::exception&) {
      // The pipe is as broken as can be; the exit code still tells.
      return;
    }
  }
}

/// The only place where an exception becomes a message and an exit code.
int guarded(ColorMode color, const std::function<void()>& work) {
  const Messages messages(Verbosity::normal, color);
  try {
    work();
    return success;
  } catch (const model::InputError& error) {
    messages.error(error);
    return bad_input;
  } catch (const std::bad_alloc&) {
    messages.error("out of memory");
    return bad_input;
  } catch (const std::exception& error) {
    messages.error(std::string("internal error: ") + error.what());
    messages.hint("this is a bug in splitter: please report it with the command line");
    return internal_error;
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  ignore_broken_pipes();
  std::optional<CommandLine> line;
  int code = guarded(ColorMode::automatic, [&] { line = parse_command_line(argc, argv); });
  if (code == success) {
    code = guarded(typed_color(line->values), [&] { execute(*line); });
  }
  if (code != success) {
    poison_pipe(line.has_value() ? line->command : intended_command(argc, argv));
  }
  return code;
}

}  // namespace splitter::cli
