#include "splitter/pytest/unsteady_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace splitter::pytest {

namespace {

constexpr std::array<std::string_view, 8> remembering = {"--lf",
                                                         "--last-failed",
                                                         "--sw",
                                                         "--stepwise",
                                                         "--sw-skip",
                                                         "--stepwise-skip",
                                                         "--testmon",
                                                         "--testmon-forceselect"};

template <typename Predicate>
bool any_word(std::span<const OptionPlace> places, const Predicate& is_meant) {
  return std::ranges::any_of(places, [&is_meant](const OptionPlace& place) {
    return std::ranges::any_of(place.words, is_meant);
  });
}

/// True for a seed that is the same in all jobs.
bool fixes_seed(std::string_view word) {
  for (const std::string_view option : {"--randomly-seed=", "--random-order-seed="}) {
    if (word.starts_with(option)) {
      const std::string_view seed = word.substr(option.size());
      return seed != "last" && seed != "default";
    }
  }
  return word == "--randomly-dont-reorganize" || word == "--random-order-seed";
}

}  // namespace

std::vector<UnsteadyOption> options_of_memory(std::span<const OptionPlace> places) {
  std::vector<UnsteadyOption> found;
  for (const OptionPlace& place : places) {
    for (const std::string& word : place.words) {
      if (std::ranges::find(remembering, word) != remembering.end()) {
        found.push_back({word, place.where});
      }
    }
  }
  return found;
}

std::string shuffling_plugin(const Environment& environment,
                             std::span<const std::string> blocked,
                             std::span<const OptionPlace> places) {
  if (!environment.autoload || any_word(places, fixes_seed)) {
    return {};
  }
  if (has_distribution(environment, "pytest_randomly-") && !is_blocked("randomly", blocked)) {
    return "pytest-randomly";
  }
  const auto asks = [](std::string_view word) { return word.starts_with("--random-order"); };
  const bool ordered = has_distribution(environment, "pytest_random_order-") &&
                       any_word(places, asks) && !is_blocked("random_order", blocked);
  return ordered ? "pytest-random-order" : "";
}

}  // namespace splitter::pytest
