#include "numbers.hpp"

#include <algorithm>

namespace splitter::render {

double seconds(model::Microseconds time) {
  return static_cast<double>(time.count()) / micros_a_second;
}

std::vector<model::GroupIndex> from_one(std::vector<model::GroupIndex> groups) {
  std::ranges::for_each(groups, [](model::GroupIndex& group) { ++group; });
  return groups;
}

}  // namespace splitter::render
