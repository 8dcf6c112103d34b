#include "process.hpp"

#include "splitter/input/source_text.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace splitter::cli {

namespace {

using model::InputError;

constexpr std::size_t kept_output = 16'384;
constexpr int cannot_start = 127;

std::string system_reason(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void fail(const std::string& program, int error) {
  throw InputError(program, "cannot be started: " + system_reason(error));
}

/// Runs in the child: only calls that are safe after fork. The error number goes up the pipe.
[[noreturn]] void become(const ProcessRequest& request,
                         char* const* arguments,
                         int output,
                         int errors) {
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  if (::chdir(request.folder.c_str()) == 0) {
    ::execvp(arguments[0], arguments);
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t sent = ::write(errors, &error, sizeof error);
  ::_exit(cannot_start);
}

/// A file without a name, gone when closed.
using Scratch = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Scratch make_scratch(const std::string& program) {
  Scratch file(std::tmpfile(), std::fclose);
  if (file == nullptr) {
    fail(program, errno);
  }
  ::fcntl(::fileno(file.get()), F_SETFD, FD_CLOEXEC);
  return file;
}

std::string read_tail(std::FILE* file) {
  std::fseek(file, 0, SEEK_END);
  const long size = std::ftell(file);
  const auto kept = std::min(static_cast<std::size_t>(std::max(size, 0L)), kept_output);
  std::fseek(file, -static_cast<long>(kept), SEEK_END);
  std::string tail(kept, '\0');
  tail.resize(std::fread(tail.data(), 1, kept, file));
  return tail;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::array<int, 2> make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail(program, errno);
  }
  return ends;
}

}  // namespace

ProcessResult run_process(const ProcessRequest& request) {
  std::vector<char*> arguments;
  for (const std::string& argument : request.arguments) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  for (const auto& [name, value] : request.variables) {
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  const std::string& program = request.arguments.front();
  const Scratch output = make_scratch(program);
  const auto errors = make_pipe(program);
  const pid_t child = ::fork();
  if (child == 0) {
    become(request, arguments.data(), ::fileno(output.get()), errors[1]);
  }
  const int fork_error = errno;
  ::close(errors[1]);
  if (child < 0) {
    fail(program, fork_error);
  }
  int start_error = 0;
  const bool failed = ::read(errors[0], &start_error, sizeof start_error) > 0;
  ::close(errors[0]);
  const int exit_code = wait_for(child);
  if (failed) {
    fail(program, start_error);
  }
  return {.exit_code = exit_code, .output = read_tail(output.get())};
}

namespace {

/// Whether a backslash protects the next character: always outside quotes, never in single ones,
/// in double ones only what is special there (POSIX, "Quoting").
bool escapes(char quote, char next) {
  constexpr std::string_view special = "$`\"\\\n";
  return quote == '\0' || (quote == '"' && special.find(next) != std::string_view::npos);
}

}  // namespace

std::vector<std::string> shell_words(const std::string& command, const std::string& where) {
  std::vector<std::string> words;
  char quote = '\0';
  bool in_word = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (quote == '\0' && blank) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      words.emplace_back();
      in_word = true;
    }
    if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == quote && quote != '\0') {
      quote = '\0';
    } else if (c == '\\' && i + 1 < command.size() && escapes(quote, command[i + 1])) {
      words.back() += command[++i];
    } else {
      words.back() += c;
    }
  }
  if (quote != '\0') {
    throw InputError(where, "a quote is not closed in `" + input::excerpt(command) + "`");
  }
  return words;
}

}  // namespace splitter::cli
