#include "splitter/system/signals.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

namespace splitter::system {
namespace {

/// The status with which a process ends that runs this; signals change nothing outside of it.
template <typename Body>
int status_of_child(const Body& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);
    body();
    ::_exit(0);
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return status;
}

void must(bool holds) {
  if (!holds) {
    ::_exit(1);
  }
}

bool is_blocked(int signal) {
  sigset_t mask;
  ::sigprocmask(SIG_SETMASK, nullptr, &mask);
  return ::sigismember(&mask, signal) == 1;
}

/// A process that waits for signals until one ends it.
pid_t sleeper(const PassingOn& signals) {
  const pid_t command = ::fork();
  if (command == 0) {
    signals.leave();
    while (true) {
      ::pause();
    }
  }
  return command;
}

int end_of_command(pid_t command) {
  int status = 0;
  ::waitpid(command, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

TEST(PassingOn, SendsSignalsToItsCommands) {
  for (const int signal : passed_on) {
    EXPECT_EQ(status_of_child([signal] {
                const PassingOn signals;
                const pid_t one = sleeper(signals);
                const pid_t other = sleeper(signals);
                signals.to(one);
                signals.to(other);
                must(::kill(::getpid(), signal) == 0);
                must(end_of_command(one) == signal);
                must(end_of_command(other) == signal);
              }),
              0)
        << signal;
  }
}

TEST(PassingOn, RemembersASignalThatEndsButNoneOfAUsers) {
  EXPECT_EQ(status_of_child([] {
              const PassingOn signals;
              signals.unblock();
              must(end_signal() == 0);
              ::kill(::getpid(), SIGUSR1);
              must(end_signal() == 0);
              ::kill(::getpid(), SIGTERM);
              must(end_signal() == SIGTERM);
            }),
            0);
}

TEST(PassingOn, SendsNothingToACommandThatEnded) {
  EXPECT_EQ(status_of_child([] {
              const PassingOn signals;
              const pid_t command = sleeper(signals);
              signals.to(command);
              PassingOn::no_more_to(command);
              ::kill(::getpid(), SIGUSR1);
              ::kill(command, SIGKILL);
              must(end_of_command(command) == SIGKILL);
            }),
            0);
}

TEST(PassingOn, BlocksUntilTheCommandIsKnown) {
  EXPECT_EQ(status_of_child([] {
              const PassingOn signals;
              must(is_blocked(SIGTERM) && is_blocked(SIGUSR2));
              signals.unblock();
              must(!is_blocked(SIGTERM));
              PassingOn::block();
              must(is_blocked(SIGTERM));
            }),
            0);
}

TEST(PassingOn, PassesOnASignalThatCameBeforeTheCommand) {
  EXPECT_EQ(status_of_child([] {
              const PassingOn signals;
              ::kill(::getpid(), SIGTERM);
              const pid_t command = sleeper(signals);
              // The signal is pending here, not in the child.
              signals.to(command);
              must(end_of_command(command) == SIGTERM);
            }),
            0);
}

TEST(PassingOn, PutsBackWhatWasThere) {
  EXPECT_EQ(status_of_child([] {
              std::signal(SIGHUP, SIG_IGN);
              {
                const PassingOn signals;
                signals.unblock();
                ::kill(::getpid(), SIGHUP);
                must(end_signal() == 0);  // ignored before, so ignored still
              }
              must(!is_blocked(SIGTERM));
              must(std::signal(SIGTERM, SIG_DFL) == SIG_DFL);
              must(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
            }),
            0);
}

TEST(PassingOn, LetsASignalEndTheProcessAfterwards) {
  const int status = status_of_child([] {
    { const PassingOn signals; }
    ::kill(::getpid(), SIGTERM);
  });
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGTERM);
}

TEST(KeepEndsOfCommands, UndoesThatSigchldIsIgnored) {
  EXPECT_EQ(status_of_child([] {
              std::signal(SIGCHLD, SIG_IGN);
              keep_ends_of_commands();
              const pid_t command = ::fork();
              if (command == 0) {
                ::_exit(7);
              }
              int status = 0;
              must(::waitpid(command, &status, 0) == command);
              must(WEXITSTATUS(status) == 7);
            }),
            0);
}

}  // namespace
}  // namespace splitter::system
