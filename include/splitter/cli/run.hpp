#pragma once

namespace splitter::cli {

/// The whole program: parses, dispatches, translates every error into a message and an exit code.
int run(int argc, const char* const* argv);

}  // namespace splitter::cli
