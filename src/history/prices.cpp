#include "splitter/history/prices.hpp"

#include "splitter/history/calibration.hpp"
#include "splitter/model/job.hpp"
#include "splitter/model/workers.hpp"

#include <algorithm>
#include <utility>

namespace splitter::history {

namespace {

void set_overhead(model::Microseconds overhead, std::int64_t startups, model::Costs& costs) {
  costs.startup = std::min(costs.startup, overhead / startups);
  costs.fixed = overhead - startups * costs.startup;
}

}  // namespace

Prices prices_of(model::Costs measured,
                 const model::Limits& limits,
                 const std::optional<model::Calibration>& calibration,
                 const std::optional<model::Microseconds>& overhead) {
  Prices prices;
  if (calibration || overhead || !limits.speeds.empty()) {
    prices.raw = measured;
  }
  prices.costs = calibration ? calibrated(std::move(measured), *calibration) : std::move(measured);
  if (overhead.has_value()) {
    set_overhead(*overhead, model::startups(limits.workers), prices.costs);
  }
  return prices;
}

std::vector<model::Microseconds> raw_times(const model::Problem& problem,
                                           const model::Plan& plan,
                                           const std::shared_ptr<const model::Suite>& suite,
                                           std::optional<model::Costs> raw) {
  std::vector<model::Microseconds> times;
  if (!raw.has_value()) {
    for (const model::Group& group : plan.groups()) {
      times.push_back(group.time);
    }
    return times;
  }
  model::Limits limits = problem.limits();
  limits.speeds.clear();
  const model::Problem usual(suite, *std::move(raw), std::move(limits));
  for (const model::Group& group : plan.groups()) {
    times.push_back(
        model::job_time(usual, static_cast<model::GroupIndex>(times.size()), group.tests));
  }
  return times;
}

}  // namespace splitter::history
