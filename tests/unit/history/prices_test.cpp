#include "splitter/history/prices.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

namespace splitter::history {
namespace {

using model::Costs;
using model::Limits;
using model::Microseconds;
using ::testing::ElementsAre;

Costs measured() {
  Costs costs;
  costs.own = {Microseconds{100}, Microseconds{200}};
  costs.basis = {model::Basis::measured, model::Basis::measured};
  costs.scope_begin = {0, 0, 0};
  costs.startup = Microseconds{30};
  return costs;
}

TEST(Prices, AreTheMeasuredCostsIfNothingIsKnownOfJobs) {
  const Prices prices = prices_of(measured(), Limits{}, std::nullopt, std::nullopt);
  EXPECT_EQ(prices.costs.startup, Microseconds{30});
  EXPECT_FALSE(prices.raw.has_value());
}

TEST(Prices, HaveTheOverheadThatIsGiven) {
  const Prices longer = prices_of(measured(), Limits{}, std::nullopt, Microseconds{50});
  EXPECT_EQ(longer.costs.startup + longer.costs.fixed, Microseconds{50});
  EXPECT_EQ(longer.costs.startup, Microseconds{30}) << "each further process takes as long";
  EXPECT_EQ(longer.raw->startup, Microseconds{30});
  const Prices shorter = prices_of(measured(), Limits{}, std::nullopt, Microseconds{20});
  EXPECT_EQ(shorter.costs.startup, Microseconds{20});
  EXPECT_EQ(shorter.costs.fixed, Microseconds{0});
}

TEST(Prices, AreCalibrated) {
  const model::Calibration calibration{1'500, Microseconds{0}, 4};
  const Prices prices = prices_of(measured(), Limits{}, calibration, std::nullopt);
  EXPECT_THAT(prices.costs.own, ElementsAre(Microseconds{150}, Microseconds{300}));
  EXPECT_THAT(prices.raw->own, ElementsAre(Microseconds{100}, Microseconds{200}));
}

TEST(RawTimes, AreThoseOfAUsualRunner) {
  const auto suite = support::suite_of({"a.py::f", "b.py::f"});
  Limits limits{.groups = 2};
  limits.speeds = {1'000, 500};
  const Prices prices = prices_of(measured(), limits, std::nullopt, std::nullopt);
  const model::Problem problem(suite, prices.costs, limits);
  const std::vector<model::GroupIndex> group_of = {0, 1};
  const model::Plan plan(problem, group_of, {});
  EXPECT_THAT(raw_times(problem, plan, suite, prices.raw),
              ElementsAre(Microseconds{130}, Microseconds{230}));
  EXPECT_EQ(raw_times(problem, plan, suite, std::nullopt)[1], plan.groups()[1].time);
}

}  // namespace
}  // namespace splitter::history
