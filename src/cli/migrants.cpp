#include "migrants.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace splitter::cli {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> stands_for = {
    {{"splitting-algorithm", "pytest-split's option is --algorithm here: balance or contiguous"},
     {"store-durations", "`splitter record -- pytest` stores durations"},
     {"clean-durations", "`splitter merge --prune --tests LIST` drops what is gone"},
     {"least_duration", "pytest-split's least_duration is `balance` here"},
     {"duration_based_chunks", "pytest-split's duration_based_chunks is `contiguous` here"}}};

}  // namespace

std::string hint_for_migrants(std::string_view word) {
  const auto* const found =
      std::ranges::find(stands_for, word, [](const auto& entry) { return entry.first; });
  return found == stands_for.end() ? std::string() : std::string(found->second);
}

}  // namespace splitter::cli
