#include "splitter/system/signals.hpp"

namespace splitter::system {

namespace {

/// The commands that run, 0 for a free place; read by the signal handler.
std::array<volatile pid_t, most_at_once> running{};

volatile std::sig_atomic_t end_requested = 0;

/// The kernel sends what the terminal sends to every process of the foreground, so to the command
/// as well: twice would make pytest break off where once lets it finish.
void pass_on(int signal, siginfo_t* info, void* /*context*/) {
  if (signal != SIGUSR1 && signal != SIGUSR2) {
    end_requested = signal;
  }
  for (const volatile pid_t& command : running) {
    if (command > 0 && info->si_code <= 0) {
      ::kill(command, signal);
    }
  }
}

sigset_t set_of_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : passed_on) {
    sigaddset(&set, signal);
  }
  return set;
}

}  // namespace

PassingOn::PassingOn() {
  const sigset_t set = set_of_signals();
  ::sigprocmask(SIG_BLOCK, &set, &mask_);
  struct sigaction action {};
  action.sa_sigaction = pass_on;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  for (std::size_t i = 0; i < passed_on.size(); ++i) {
    ::sigaction(passed_on[i], nullptr, &before_[i]);
    // Signals that were ignored when splitter began, as under nohup, stay so for the command.
    if (before_[i].sa_handler != SIG_IGN) {
      ::sigaction(passed_on[i], &action, nullptr);
    }
  }
}

PassingOn::~PassingOn() {
  for (volatile pid_t& place : running) {
    place = 0;
  }
  leave();
}

void PassingOn::to(pid_t command) const {
  for (volatile pid_t& place : running) {
    if (place == 0) {
      place = command;
      break;
    }
  }
  unblock();
}

void PassingOn::no_more_to(pid_t command) {
  for (volatile pid_t& place : running) {
    if (place == command) {
      place = 0;
    }
  }
}

void PassingOn::block() {
  const sigset_t set = set_of_signals();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

/// A signal that has been pending since construction takes effect in the child now; splitter's own
/// handler would only note it.
void PassingOn::leave() const {
  for (std::size_t i = 0; i < passed_on.size(); ++i) {
    ::sigaction(passed_on[i], &before_[i], nullptr);
  }
  unblock();
}

void PassingOn::unblock() const {
  ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
}

int end_signal() {
  return end_requested;
}

void keep_ends_of_commands() {
  std::signal(SIGCHLD, SIG_DFL);
}

void ignore_broken_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace splitter::system
