#include "process.hpp"

#include "splitter/input/source_text.hpp"
#include "splitter/model/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
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

/// Reads to the end, keeping the tail.
std::string read_tail(int descriptor) {
  std::string tail;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return tail;
    }
    tail.append(buffer.data(), static_cast<std::size_t>(got));
    if (tail.size() > 2 * kept_output) {
      tail.erase(0, tail.size() - kept_output);
    }
  }
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
  const auto output = make_pipe(program);
  const auto errors = make_pipe(program);
  const pid_t child = ::fork();
  if (child == 0) {
    become(request, arguments.data(), output[1], errors[1]);
  }
  const int fork_error = errno;
  ::close(output[1]);
  ::close(errors[1]);
  if (child < 0) {
    fail(program, fork_error);
  }
  ProcessResult result{.exit_code = 0, .output = read_tail(output[0])};
  int start_error = 0;
  const bool failed = ::read(errors[0], &start_error, sizeof start_error) > 0;
  ::close(output[0]);
  ::close(errors[0]);
  result.exit_code = wait_for(child);
  if (failed) {
    fail(program, start_error);
  }
  return result;
}

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
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
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
