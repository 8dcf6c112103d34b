#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace splitter::system {

/// A command to start, found through the PATH of its own environment.
struct ProcessRequest {
  std::vector<std::string> arguments;                          ///< The program first.
  std::string folder;                                          ///< It starts there; `.` for here.
  std::vector<std::pair<std::string, std::string>> variables;  ///< Added to its environment.
};

/// Offset by which a shell makes the number of a signal an exit code.
inline constexpr int signal_offset = 128;

/// The exit code of a command whose end nobody can tell: it has not succeeded.
inline constexpr int unknown_end = 125;

/// The end of a command.
struct ProcessResult {
  int exit_code = 0;   ///< 128 + n where signal n ended it.
  std::string output;  ///< The end of what it wrote to stdout and stderr together.
};

/// Runs a command to its end without standard input and keeps its output: in a file, because a
/// daemon that it leaves behind would hold a pipe open. Throws model::InputError where it cannot
/// be started.
[[nodiscard]] ProcessResult run_process(const ProcessRequest& request);

/// Runs a command to its end with this process's own standard streams. Signals that somebody sends
/// to splitter are passed on; those of the terminal reach the command by themselves. Returns its
/// exit code, 128 + n where signal n ended it. Throws model::InputError where it cannot be started.
[[nodiscard]] int run_attached(const ProcessRequest& request);

/// Called when a command ends, with its place in the list and all its output.
using Ended = std::function<void(std::size_t, const ProcessResult&)>;

/// Runs commands, at most `jobs` at once, without standard input and with their output held back.
/// A signal goes to all of them, and no more are started then. Throws model::InputError where one
/// cannot be started; the others are ended.
void run_together(std::span<const ProcessRequest> requests, std::size_t jobs, const Ended& ended);

/// The file that a command's first word starts, links resolved, found through PATH as the system
/// does; nothing where there is none.
[[nodiscard]] std::optional<std::string> program_of(const std::string& name);

/// A random number, for names that no other process has.
[[nodiscard]] std::uint64_t unique_number();

/// Cores and bytes of memory that the machine has; 0 or less where it does not tell.
[[nodiscard]] std::int64_t online_cores();
[[nodiscard]] std::int64_t physical_memory();

}  // namespace splitter::system
