#include "splitter/history/typical_time.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::history {

namespace {

using model::Microseconds;
using model::Outcome;

constexpr std::int64_t weight_of_newest = 7;
constexpr std::int64_t weight_of_older = 3;
constexpr std::int64_t weights = weight_of_newest + weight_of_older;

bool is_measured(const RunTime& run) {
  return run.own > Microseconds{0};
}

/// The newest runs that say something skipped the test, enough of them or all.
bool is_skipped_now(std::span<const RunTime> runs) {
  std::size_t skips = 0;
  for (std::size_t i = runs.size(); i > 0 && skips < settled_skips; --i) {
    if (!is_measured(runs[i - 1])) {
      continue;
    }
    if (runs[i - 1].outcome != Outcome::skipped) {
      return false;
    }
    ++skips;
  }
  return skips > 0;
}

}  // namespace

Microseconds expected_after(Microseconds measured, Microseconds expected) {
  const Microseconds own = std::min(measured, model::longest_believable);
  const Microseconds older = expected > Microseconds{0} ? expected : own;
  return (weight_of_newest * own + weight_of_older * older + Microseconds{weights / 2}) / weights;
}

Outcome telling_outcome(std::span<const RunTime> runs) {
  if (is_skipped_now(runs)) {
    return Outcome::skipped;
  }
  const bool any_passed = std::ranges::any_of(
      runs, [](const RunTime& run) { return is_measured(run) && run.outcome == Outcome::passed; });
  return any_passed ? Outcome::passed : Outcome::failed;
}

Microseconds typical_time(std::span<const RunTime> runs) {
  const Outcome telling = telling_outcome(runs);
  Microseconds expected{0};
  for (const RunTime& run : runs) {
    if (is_measured(run) && run.outcome == telling) {
      expected = expected_after(run.own, expected);
    }
  }
  return expected;
}

}  // namespace splitter::history
