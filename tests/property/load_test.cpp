#include "splitter/history/slowdown.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace splitter::property {
namespace {

using history::Comparison;
using model::Microseconds;

std::vector<Comparison> any_tests(std::size_t fewest) {
  std::vector<Comparison> tests(*rc::gen::inRange<std::size_t>(fewest, 40));
  for (Comparison& test : tests) {
    test.measured = Microseconds{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    test.expected = Microseconds{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
  }
  return tests;
}

RC_GTEST_PROP(LoadOf, LiesWithinItsBoundsInAnyOrderOfTheTests, ()) {
  const std::vector<Comparison> job = any_tests(0);
  std::vector<Comparison> run = any_tests(0);
  run.insert(run.end(), job.begin(), job.end());
  const history::Load load = history::load_of(job, run);
  RC_ASSERT(load >= history::least_load);
  RC_ASSERT(load <= history::greatest_load);
  std::vector<Comparison> backwards = job;
  std::ranges::reverse(backwards);
  std::ranges::reverse(run);
  RC_ASSERT(history::load_of(backwards, run) == load);
}

RC_GTEST_PROP(LoadOf, IsUsualWhereTheWholeRunIsSlow, ()) {
  std::vector<Comparison> run = any_tests(10);
  const std::int64_t slower = *rc::gen::inRange<std::int64_t>(1, 100);
  for (Comparison& test : run) {
    test.measured *= slower;
  }
  RC_ASSERT(history::load_of(run, run) == history::usual_load);
}

RC_GTEST_PROP(WithoutLoad, KeepsTheOrderOfTimes, ()) {
  const auto load = *rc::gen::inRange<history::Load>(history::least_load, history::greatest_load);
  const Microseconds shorter{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
  const Microseconds longer = shorter + Microseconds{*rc::gen::inRange<std::int64_t>(0, 1'000)};
  RC_ASSERT(history::without_load(shorter, load) <= history::without_load(longer, load));
}

}  // namespace
}  // namespace splitter::property
