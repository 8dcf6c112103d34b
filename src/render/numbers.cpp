#include "numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace splitter::render {

double seconds(model::Microseconds time) {
  return static_cast<double>(time.count()) / micros_a_second;
}

void append_seconds(std::string& text, model::Microseconds time) {
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}", time.count() / micros_a_second);
  if (time.count() % micros_a_second != 0) {
    fmt::format_to(out, ".{:06}", time.count() % micros_a_second);
    text.resize(text.find_last_not_of('0') + 1);
  }
}

std::vector<model::GroupIndex> from_one(std::vector<model::GroupIndex> groups) {
  std::ranges::for_each(groups, [](model::GroupIndex& group) { ++group; });
  return groups;
}

}  // namespace splitter::render
