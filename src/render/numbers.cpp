#include "numbers.hpp"

#include "splitter/model/group_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace splitter::render {

double seconds(model::Microseconds time) {
  return static_cast<double>(time.count()) / micros_a_second;
}

void append_number(std::string& text, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  text.append(digits.begin(), end);
}

void append_seconds(std::string& text, model::Microseconds time) {
  append_number(text, time.count() / micros_a_second);
  std::int64_t rest = time.count() % micros_a_second;
  if (rest == 0) {
    return;
  }
  std::array<char, 7> digits = {'.'};
  for (std::size_t place = digits.size() - 1; place > 0; --place, rest /= 10) {
    digits.at(place) = static_cast<char>('0' + rest % 10);
  }
  std::size_t size = digits.size();
  while (digits.at(size - 1) == '0') {
    --size;
  }
  text.append(digits.begin(), size);
}

std::vector<std::uint32_t> numbers_of(std::span<const model::GroupIndex> groups) {
  std::vector<std::uint32_t> numbers(groups.size());
  std::ranges::transform(groups, numbers.begin(), [](model::GroupIndex group) {
    return model::number_of(group).value();
  });
  return numbers;
}

}  // namespace splitter::render
