#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace splitter::history {

/// Number that has this place in ascending order; reorders the numbers.
template <typename Number>
[[nodiscard]] Number number_at(std::vector<Number>& numbers, std::size_t place) {
  const auto number = numbers.begin() + static_cast<std::ptrdiff_t>(place);
  std::ranges::nth_element(numbers, number);
  return *number;
}

/// Medians of one number or more, which they reorder. They differ for an even count only: the lower
/// and the upper of the middle two, or the mean of both, rounded towards zero if it is whole.
template <typename Number>
[[nodiscard]] Number lower_median(std::vector<Number>& numbers) {
  return number_at(numbers, (numbers.size() - 1) / 2);
}

template <typename Number>
[[nodiscard]] Number upper_median(std::vector<Number>& numbers) {
  return number_at(numbers, numbers.size() / 2);
}

template <typename Number>
[[nodiscard]] Number median(std::vector<Number>& numbers) {
  const std::size_t half = numbers.size() / 2;
  const Number upper = upper_median(numbers);
  if (numbers.size() % 2 == 1) {
    return upper;
  }
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(half);
  return (*std::max_element(numbers.begin(), middle) + upper) / 2;
}

}  // namespace splitter::history
