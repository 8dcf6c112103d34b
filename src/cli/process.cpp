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
#include <optional>
#include <sys/random.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace splitter::cli {

namespace {

using model::InputError;

constexpr std::size_t kept_output = 16'384;
constexpr int cannot_start = 127;

[[noreturn]] void fail(const std::string& program, int error) {
  throw InputError(program, "cannot be started: " + std::generic_category().message(error));
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

constexpr std::array passed_on = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};

/// The command that runs; read by the signal handler.
volatile pid_t running = 0;

volatile std::sig_atomic_t signalled = 0;

/// The kernel sends what the terminal sends to every process of the foreground, so to the command
/// as well: twice would make pytest break off where once lets it finish.
void pass_on(int signal, siginfo_t* info, void* /*context*/) {
  signalled = 1;
  if (running > 0 && info->si_code <= 0) {
    ::kill(running, signal);
  }
}

sigset_t set_of_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : passed_on) {
    ::sigaddset(&set, signal);
  }
  return set;
}

/// Passes signals on as long as it lives; blocks them until the command is known.
class PassingOn {
 public:
  PassingOn() {
    const sigset_t set = set_of_signals();
    ::sigprocmask(SIG_BLOCK, &set, &mask_);
    struct sigaction action {};
    action.sa_sigaction = pass_on;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    for (std::size_t i = 0; i < passed_on.size(); ++i) {
      ::sigaction(passed_on[i], nullptr, &before_[i]);
      // What was ignored when splitter began, as under nohup, stays so for the command.
      if (before_[i].sa_handler != SIG_IGN) {
        ::sigaction(passed_on[i], &action, nullptr);
      }
    }
  }
  ~PassingOn() {
    running = 0;
    for (std::size_t i = 0; i < passed_on.size(); ++i) {
      ::sigaction(passed_on[i], &before_[i], nullptr);
    }
    unblock();
  }
  PassingOn(const PassingOn&) = delete;
  PassingOn& operator=(const PassingOn&) = delete;
  PassingOn(PassingOn&&) = delete;
  PassingOn& operator=(PassingOn&&) = delete;

  void to(pid_t command) const {
    running = command;
    unblock();
  }
  /// Back to what the mask was; also for the child, which inherits it.
  void unblock() const { ::sigprocmask(SIG_SETMASK, &mask_, nullptr); }

 private:
  sigset_t mask_{};
  std::array<struct sigaction, passed_on.size()> before_{};
};

/// Sets variables for the child to inherit; puts back what was there.
class Variables {
 public:
  explicit Variables(const std::vector<std::pair<std::string, std::string>>& variables) {
    for (const auto& [name, value] : variables) {
      const char* before = std::getenv(name.c_str());
      before_.emplace_back(name,
                           before == nullptr ? std::nullopt : std::optional<std::string>(before));
      ::setenv(name.c_str(), value.c_str(), 1);
    }
  }
  ~Variables() {
    for (const auto& [name, value] : before_) {
      if (value.has_value()) {
        ::setenv(name.c_str(), value->c_str(), 1);
      } else {
        ::unsetenv(name.c_str());
      }
    }
  }
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;
  Variables(Variables&&) = delete;
  Variables& operator=(Variables&&) = delete;

 private:
  std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

/// Runs in the child: only calls that are safe after fork. The error number goes up the pipe.
[[noreturn]] void become(const ProcessRequest& request, char* const* arguments, int errors) {
  std::signal(SIGPIPE, SIG_DFL);
  if (::chdir(request.folder.c_str()) == 0) {
    ::execvp(arguments[0], arguments);
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t sent = ::write(errors, &error, sizeof error);
  ::_exit(cannot_start);
}

std::array<int, 2> make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail(program, errno);
  }
  return ends;
}

/// Runs the command to its end. `in_child` prepares the child, `started` hears its number.
template <typename InChild, typename Started>
int run(const ProcessRequest& request, const InChild& in_child, const Started& started) {
  std::vector<char*> arguments;
  for (const std::string& argument : request.arguments) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  const Variables variables(request.variables);
  const std::string& program = request.arguments.front();
  const auto errors = make_pipe(program);
  const pid_t child = ::fork();
  if (child == 0) {
    in_child();
    become(request, arguments.data(), errors[1]);
  }
  const int fork_error = errno;
  ::close(errors[1]);
  if (child < 0) {
    ::close(errors[0]);
    fail(program, fork_error);
  }
  started(child);
  int start_error = 0;
  const bool failed = ::read(errors[0], &start_error, sizeof start_error) > 0;
  ::close(errors[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (failed) {
    fail(program, start_error);
  }
  return WIFSIGNALED(status) ? signal_offset + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

ProcessResult run_process(const ProcessRequest& request) {
  const Scratch output = make_scratch(request.arguments.front());
  const auto redirect = [&output] {
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(::fileno(output.get()), STDOUT_FILENO);
    ::dup2(::fileno(output.get()), STDERR_FILENO);
  };
  const int exit_code = run(request, redirect, [](pid_t /*child*/) {});
  return {.exit_code = exit_code, .output = read_tail(output.get())};
}

int run_attached(const ProcessRequest& request) {
  const PassingOn signals;
  return run(
      request, [&signals] { signals.unblock(); }, [&signals](pid_t child) { signals.to(child); });
}

bool was_signalled() {
  return signalled != 0;
}

std::uint64_t unique_number() {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number) {
    number = static_cast<std::uint64_t>(::getpid());
  }
  return number;
}

}  // namespace splitter::cli
