#include "splitter/system/process.hpp"

#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/system/signals.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#if defined(__APPLE__)
extern "C" char** environ;  // No header of macOS names it.
#endif

namespace splitter::system {

namespace {

using model::InputError;

constexpr std::size_t kept_output = 16'384;
constexpr int cannot_start = 127;

[[noreturn]] void fail(const std::string& program, int error) {
  throw InputError(program,
                   "cannot be started: " + std::generic_category().message(error),
                   error == ENOENT ? "is it installed, and spelt so?" : "");
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

/// At most `most` bytes, the last.
std::string read_end(std::FILE* file, std::size_t most) {
  std::fseek(file, 0, SEEK_END);
  const long size = std::ftell(file);
  const auto kept = std::min(static_cast<std::size_t>(std::max(size, 0L)), most);
  std::fseek(file, -static_cast<long>(kept), SEEK_END);
  std::string tail(kept, '\0');
  tail.resize(std::fread(tail.data(), 1, kept, file));
  return tail;
}

/// The environment of this process, `NAME=value`, with variables added or replaced.
std::vector<std::string> environment_with(
    const std::vector<std::pair<std::string, std::string>>& added) {
  std::map<std::string, std::string, std::less<>> last;
  for (const auto& [name, value] : added) {
    last.insert_or_assign(name, value);
  }
  std::vector<std::string> environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string_view name = text.substr(0, text.find('='));
    if (!last.contains(name)) {
      environment.emplace_back(text);
    }
  }
  for (const auto& [name, value] : last) {
    environment.push_back(name + "=" + value);
  }
  return environment;
}

/// The texts as exec takes them, a null pointer last. They are valid as long as the texts.
std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (const std::string& text : texts) {
    pointers.push_back(const_cast<char*>(text.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

/// Runs in the child: only calls that are safe after fork. The error number goes up the pipe. The
/// program is looked for on the PATH of its own environment.
[[noreturn]] void become(const ProcessRequest& request,
                         char* const* arguments,
                         char** variables,
                         int errors) {
  std::signal(SIGPIPE, SIG_DFL);
  environ = variables;
  if (::chdir(request.folder.c_str()) == 0) {
    ::execvp(arguments[0], arguments);
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t sent = ::write(errors, &error, sizeof error);
  ::_exit(cannot_start);
}

std::array<int, 2> make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
#if defined(__APPLE__)
  const bool made = ::pipe(ends.data()) == 0 && ::fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
                    ::fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
#else
  const bool made = ::pipe2(ends.data(), O_CLOEXEC) == 0;
#endif
  if (!made) {
    fail(program, errno);
  }
  return ends;
}

/// The answer of a call that is made again as often as a signal interrupts it.
template <typename Call>
auto uninterrupted(const Call& call) {
  auto answer = call();
  while (answer < 0 && errno == EINTR) {
    answer = call();
  }
  return answer;
}

/// Waits for the command's end: its exit code, 128 + n where signal n ended it.
int end_of(pid_t child) {
  int status = 0;
  if (uninterrupted([&] { return ::waitpid(child, &status, 0); }) != child) {
    return unknown_end;
  }
  return WIFSIGNALED(status) ? signal_offset + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Starts the command. `in_child` prepares the child, `started` hears its number.
template <typename InChild, typename Started>
pid_t start(const ProcessRequest& request, const InChild& in_child, const Started& started) {
  const std::vector<char*> arguments = pointers_to(request.arguments);
  const std::vector<std::string> environment = environment_with(request.variables);
  std::vector<char*> variables = pointers_to(environment);
  const std::string& program = request.arguments.front();
  const auto errors = make_pipe(program);
  const pid_t child = ::fork();
  if (child == 0) {
    in_child();
    become(request, arguments.data(), variables.data(), errors[1]);
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
  if (failed) {
    end_of(child);
    fail(program, start_error);
  }
  return child;
}

/// In the child: no input, and both outputs into the file.
void redirect_to(std::FILE* output) {
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(::fileno(output), STDOUT_FILENO);
  ::dup2(::fileno(output), STDERR_FILENO);
}

/// Commands that run beside each other.
class Together {
 public:
  Together() { signals_.unblock(); }
  ~Together() {
    // One of them could not be started: the others are not left behind.
    for (const Running& other : running_) {
      ::kill(other.child, SIGTERM);
      end_of(other.child);
    }
  }
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;
  Together(Together&&) = delete;
  Together& operator=(Together&&) = delete;

  [[nodiscard]] std::size_t size() const { return running_.size(); }

  void add(const ProcessRequest& request, std::size_t index) {
    Scratch output = make_scratch(request.arguments.front());
    std::FILE* file = output.get();
    signals_.block();
    const auto in_child = [this, file] {
      signals_.leave();
      redirect_to(file);
    };
    const pid_t child = start(request, in_child, [this](pid_t pid) { signals_.to(pid); });
    running_.push_back({child, index, std::move(output)});
  }

  /// Waits for one of them.
  void end_one(const Ended& ended) {
    siginfo_t info{};
    if (uninterrupted([&] { return ::waitid(P_ALL, 0, &info, WEXITED | WNOWAIT); }) < 0) {
      throw InputError("the groups' commands",
                       "cannot be waited for: " + std::generic_category().message(errno));
    }
    const auto found = std::ranges::find(running_, info.si_pid, &Running::child);
    const int exit_code = end_of(info.si_pid);
    PassingOn::no_more_to(info.si_pid);
    if (found == running_.end()) {
      return;  // an orphan that splitter was given
    }
    const Running done = std::move(*found);
    running_.erase(found);
    ended(done.index,
          {.exit_code = exit_code, .output = read_end(done.output.get(), std::string::npos)});
  }

 private:
  struct Running {
    pid_t child = 0;
    std::size_t index = 0;
    Scratch output;
  };

  PassingOn signals_;
  std::vector<Running> running_;
};

}  // namespace

ProcessResult run_process(const ProcessRequest& request) {
  const Scratch output = make_scratch(request.arguments.front());
  const auto in_child = [&output] { redirect_to(output.get()); };
  const int exit_code = end_of(start(request, in_child, [](pid_t /*child*/) {}));
  return {.exit_code = exit_code, .output = read_end(output.get(), kept_output)};
}

int run_attached(const ProcessRequest& request) {
  const PassingOn signals;
  return end_of(start(
      request, [&signals] { signals.leave(); }, [&signals](pid_t child) { signals.to(child); }));
}

void run_together(std::span<const ProcessRequest> requests, std::size_t jobs, const Ended& ended) {
  Together together;
  std::size_t next = 0;
  while (next < requests.size() || together.size() > 0) {
    if (next < requests.size() && together.size() < std::min(jobs, most_at_once) &&
        end_signal() == 0) {
      together.add(requests[next], next);
      ++next;
    } else if (together.size() > 0) {
      together.end_one(ended);
    } else {
      return;  // a signal came before the next could start
    }
  }
}

std::uint64_t unique_number() {
  // getrandom is younger than the oldest C library that the program runs with.
  const int source = ::open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  std::uint64_t number = 0;
  const bool drawn = source >= 0 && ::read(source, &number, sizeof number) == sizeof number;
  if (source >= 0) {
    ::close(source);
  }
  return drawn ? number : static_cast<std::uint64_t>(::getpid());
}

std::int64_t online_cores() {
  return sysconf(_SC_NPROCESSORS_ONLN);
}

std::int64_t physical_memory() {
  return std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
}

}  // namespace splitter::system
