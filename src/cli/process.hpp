#pragma once

#include <string>
#include <utility>
#include <vector>

namespace splitter::cli {

/// A command to start, found through PATH.
struct ProcessRequest {
  std::vector<std::string> arguments;                          ///< The program first.
  std::string folder;                                          ///< Where it starts; `.` for here.
  std::vector<std::pair<std::string, std::string>> variables;  ///< Added to the environment.
};

/// How a command ended.
struct ProcessResult {
  int exit_code = 0;   ///< 128 + n where signal n ended it.
  std::string output;  ///< The end of what it wrote to stdout and stderr together.
};

/// Runs a command to its end without standard input, keeping what it writes: in a file, not a pipe,
/// which a daemon that it leaves behind would hold open. Throws model::InputError where it cannot
/// be started.
[[nodiscard]] ProcessResult run_process(const ProcessRequest& request);

/// Splits a command into words as a shell does: blanks part them, quotes and backslashes protect.
/// Throws model::InputError that names `where` for a quote that is not closed.
[[nodiscard]] std::vector<std::string> shell_words(const std::string& command,
                                                   const std::string& where);

}  // namespace splitter::cli
