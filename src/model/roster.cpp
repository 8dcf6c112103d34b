#include "splitter/model/roster.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace splitter::model {

namespace {

/// The part of a file that lies in one group.
struct Part {
  Microseconds time{0};
  std::size_t count = 0;
};

}  // namespace

Homes home_groups(const Problem& problem, const Plan& plan) {
  const std::vector<GroupIndex> group_of = plan.group_of_tests();
  Homes homes;
  for (const File& file : problem.suite().files()) {
    std::map<GroupIndex, Part> parts;
    for (TestIndex test = file.begin; test < file.end; ++test) {
      Part& part = parts[group_of[test]];
      part.time += problem.tests()[test].own;
      part.count += problem.tests()[test].count;
    }
    if (parts.size() > 1) {
      // max_element keeps the first of equals.
      const auto largest = std::ranges::max_element(parts, {}, [](const auto& entry) {
        return std::tuple(entry.second.time, entry.second.count);
      });
      homes.emplace(file.path, largest->first);
    }
  }
  return homes;
}

}  // namespace splitter::model
