#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace splitter::input {

/// A line of a CI's log and the time in which it was written, in seconds since 1970.
struct StampedLine {
  double begin = 0.0;  ///< Time of its first byte.
  double end = 0.0;    ///< Time of its last byte.
  std::string text;    ///< Plain, without what the CI put before it.
};

/// The lines of a log that begin with an ISO time.
struct StampedLog {
  std::vector<StampedLine> lines;
  bool fine = false;  ///< Some times have fractions of a second.
};

/// Reads a log of `TIME text`, in which GitHub's client puts the names of job and step before the
/// time. GitHub's and Azure's runners note the time at which a line ends; it then began where the
/// line before ended, as programs leave a line open while they work on. GitLab's runner notes
/// where a line began, and a stream (`01O`, `01E`) behind it; a line lasts until the next one of
/// its stream, and a `+` behind the stream joins two. Lines without a time are left out.
[[nodiscard]] StampedLog stamped_lines(std::string_view text);

}  // namespace splitter::input
