#include "splitter/history/typical_time.hpp"

#include <algorithm>
#include <cstdint>

namespace splitter::history {

namespace {

using model::Microseconds;

constexpr std::int64_t weight_of_newest = 7;
constexpr std::int64_t weight_of_older = 3;
constexpr std::int64_t weights = weight_of_newest + weight_of_older;

bool is_measured(const RunTime& run) {
  return run.own > Microseconds{0};
}

bool has_passed(const RunTime& run) {
  return is_measured(run) && !run.failed;
}

}  // namespace

Microseconds expected_after(Microseconds measured, Microseconds expected) {
  const Microseconds own = std::min(measured, model::longest_believable);
  const Microseconds older = expected > Microseconds{0} ? expected : own;
  return (weight_of_newest * own + weight_of_older * older + Microseconds{weights / 2}) / weights;
}

Microseconds typical_time(std::span<const RunTime> runs) {
  const bool any_passed = std::ranges::any_of(runs, has_passed);
  Microseconds expected{0};
  for (const RunTime& run : runs) {
    if (!(any_passed ? has_passed(run) : is_measured(run))) {
      continue;
    }
    expected = expected_after(run.own, expected);
  }
  return expected;
}

}  // namespace splitter::history
