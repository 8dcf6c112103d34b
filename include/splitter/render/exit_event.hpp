#pragma once

#include <chrono>
#include <string>

namespace splitter::render {

/// The last line of a record: the command ended at this time of the monotonic clock, which Python's
/// perf_counter reads, too. `python/splitter_pytest/events.py` writes all other lines, and
/// docs/file-formats.md describes them.
[[nodiscard]] std::string exit_event(std::chrono::nanoseconds at);

}  // namespace splitter::render
