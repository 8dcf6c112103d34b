#include "splitter/history/typical_time.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace splitter::property {
namespace {

using history::RunTime;
using history::typical_time;
using model::Microseconds;
using model::Outcome;

RunTime any_run() {
  const auto micros = *rc::gen::inRange<std::int64_t>(-10, 1'000'000);
  return {.own = Microseconds{micros},
          .outcome = *rc::gen::element(Outcome::passed, Outcome::failed, Outcome::skipped)};
}

std::vector<RunTime> any_runs() {
  std::vector<RunTime> runs;
  for (int count = *rc::gen::inRange(0, 12); count > 0; --count) {
    runs.push_back(any_run());
  }
  return runs;
}

bool counts(const RunTime& run) {
  return run.own > Microseconds{0} && run.outcome == Outcome::passed;
}

RC_GTEST_PROP(TypicalTime, LiesBetweenTheLeastAndTheLongestThatCount, ()) {
  std::vector<RunTime> runs = any_runs();
  std::erase_if(runs, [](const RunTime& run) { return !counts(run); });
  RC_PRE(!runs.empty());
  const auto [least, longest] = std::ranges::minmax_element(runs, {}, &RunTime::own);
  RC_ASSERT(typical_time(runs) >= least->own);
  RC_ASSERT(typical_time(runs) <= longest->own);
}

RC_GTEST_PROP(TypicalTime, IsUnmovedByFailuresLoneSkipsAndByWhatSaysNothing, ()) {
  const std::vector<RunTime> runs = any_runs();
  RC_PRE(std::ranges::any_of(runs, counts));
  RC_PRE(history::telling_outcome(runs) != Outcome::skipped);
  std::vector<RunTime> passed = runs;
  std::erase_if(passed, [](const RunTime& run) { return !counts(run); });
  RC_ASSERT(typical_time(runs) == typical_time(passed));
}

RC_GTEST_PROP(TypicalTime, GrowsWithEachOfItsTimes, ()) {
  std::vector<RunTime> runs = any_runs();
  std::erase_if(runs, [](const RunTime& run) { return !counts(run); });
  RC_PRE(!runs.empty());
  const Microseconds before = typical_time(runs);
  runs[*rc::gen::inRange<std::size_t>(0, runs.size())].own += Microseconds{1'000};
  RC_ASSERT(typical_time(runs) > before);
}

}  // namespace
}  // namespace splitter::property
