#pragma once

namespace splitter::cli {

/// The documented exit codes.
enum ExitCode : int {
  success = 0,
  answer_is_no = 1,    ///< A limit is broken, a verification failed.
  bad_input = 2,       ///< Usage, input or I/O error.
  internal_error = 3,  ///< A bug of splitter's.
  own_failure = 125,   ///< Of `run`, `record`: not the command failed, whose codes are passed on.
};

/// The whole program: parses, dispatches, translates every error into a message and an exit code.
int run(int argc, const char* const* argv);

}  // namespace splitter::cli
