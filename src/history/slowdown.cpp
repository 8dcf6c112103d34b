#include "splitter/history/slowdown.hpp"

#include "median.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace splitter::history {

namespace {

using model::Microseconds;

constexpr Microseconds shortest_telling{10'000};
constexpr std::size_t fewest_telling = 10;
/// Unit of ratios, so fine that dividing one median by another keeps thousandths.
constexpr std::int64_t unit = 1'000'000;

std::int64_t ratio(const Comparison& test) {
  return std::min(test.measured, model::longest_believable).count() * unit / test.expected.count();
}

/// Lower median of measured over expected; nothing if too few tests tell anything.
std::optional<std::int64_t> median_ratio(std::span<const Comparison> tests) {
  std::vector<std::int64_t> ratios;
  for (const Comparison& test : tests) {
    if (test.measured > Microseconds{0} && test.expected >= shortest_telling) {
      ratios.push_back(std::max<std::int64_t>(ratio(test), 1));
    }
  }
  if (ratios.size() < fewest_telling) {
    return std::nullopt;
  }
  return lower_median(ratios);
}

}  // namespace

Load load_of(std::span<const Comparison> job, std::span<const Comparison> run) {
  const auto of_job = median_ratio(job);
  const auto of_run = median_ratio(run);
  if (!of_job || !of_run) {
    return usual_load;
  }
  return std::clamp(usual_load * *of_job / *of_run, least_load, greatest_load);
}

Microseconds without_load(Microseconds measured, Load load) {
  const Microseconds believable = std::min(measured, model::longest_believable);
  if (load == usual_load) {
    return believable;
  }
  const Microseconds usual = (believable * usual_load + Microseconds{load / 2}) / load;
  return measured > Microseconds{0} ? std::max(usual, Microseconds{1}) : measured;
}

}  // namespace splitter::history
