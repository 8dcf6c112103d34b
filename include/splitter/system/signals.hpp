#pragma once

#include <array>
#include <csignal>
#include <cstddef>

namespace splitter::system {

/// Most commands that may run at once.
inline constexpr std::size_t most_at_once = 64;

/// Signals that somebody may send to splitter and means for the command that it runs.
inline constexpr std::array passed_on = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};

/// Passes signals on to commands as long as it lives, those that the terminal did not send to them
/// itself. Begins with signals blocked, so that none is missed before the command is known.
class PassingOn {
 public:
  PassingOn();
  ~PassingOn();
  PassingOn(const PassingOn&) = delete;
  PassingOn& operator=(const PassingOn&) = delete;
  PassingOn(PassingOn&&) = delete;
  PassingOn& operator=(PassingOn&&) = delete;

  /// Adds a command, at most `most_at_once` of them, and unblocks.
  void to(pid_t command) const;
  static void no_more_to(pid_t command);
  static void block();
  /// Puts the former mask back.
  void unblock() const;
  /// Gives signals their former meaning: for the child, before it becomes the command. A signal
  /// that has been pending since construction takes effect at once.
  void leave() const;

 private:
  sigset_t mask_{};
  std::array<struct sigaction, passed_on.size()> before_{};
};

/// The number of the signal to end that came while signals were passed on; 0 where none did.
[[nodiscard]] int end_signal();

/// Undoes an inherited SIGCHLD that is ignored, with which the system forgets the exit codes of
/// commands: failed tests would look like none.
void keep_ends_of_commands();

/// Makes writing to a pipe whose reader left an error to check instead of the end of the program.
void ignore_broken_pipes();

}  // namespace splitter::system
