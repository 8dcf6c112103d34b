#pragma once

namespace splitter::cli {

/// The documented exit codes.
enum ExitCode : int {
  success = 0,
  answer_is_no = 1,    ///< A limit is broken, a verification failed.
  bad_input = 2,       ///< Usage, input or I/O error.
  internal_error = 3,  ///< A bug in splitter.
  own_failure = 125,   ///< `run` and `record`: splitter failed; other codes are the command's.
};

}  // namespace splitter::cli
