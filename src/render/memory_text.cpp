#include "splitter/render/memory_text.hpp"

#include "splitter/model/excerpt.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/render/human.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace splitter::render {

namespace {

using model::Bytes;
using model::Group;
using model::GroupIndex;
using model::Problem;
using model::TestIndex;

/// More tests than these are not named.
constexpr std::size_t most_named = 3;

/// The tests with the largest peaks, as many as may meet on the workers.
std::vector<TestIndex> largest(const Problem& problem, const Group& group) {
  std::vector<TestIndex> tests = group.tests;
  const std::size_t count =
      std::min({tests.size(), static_cast<std::size_t>(group.workers), most_named});
  std::ranges::partial_sort(tests,
                            tests.begin() + static_cast<std::ptrdiff_t>(count),
                            [&problem](TestIndex a, TestIndex b) {
                              const Bytes left = problem.memory_of(a).peak;
                              const Bytes right = problem.memory_of(b).peak;
                              return left > right || (left == right && a < b);
                            });
  tests.resize(count);
  std::erase_if(tests, [&](TestIndex test) { return problem.memory_of(test).peak <= Bytes{}; });
  return tests;
}

Bytes retained(const Problem& problem, const Group& group) {
  Bytes all;
  for (const TestIndex test : group.tests) {
    all.count += problem.needed_by(test).retained.count;
  }
  return all;
}

std::string named(const Problem& problem, TestIndex test) {
  return fmt::format("{} ({})",
                     model::excerpt(problem.tests()[test].id.text()),
                     human_bytes(problem.memory_of(test).peak));
}

std::string fault_of(const Problem& problem, const model::Plan& plan, GroupIndex index) {
  const Group& group = plan.groups()[index];
  std::string peaks;
  for (const TestIndex test : largest(problem, group)) {
    peaks += (peaks.empty() ? ", and the peak of " : ", ") + named(problem, test);
  }
  const Bytes held = model::held_by_fixtures(problem, group.tests);
  const std::string fixtures =
      held > Bytes{} ? fmt::format(" and {} of shared fixtures", human_bytes(held)) : "";
  return fmt::format(
      "group {} needs {} of {}: {} of {} after collection{}, {} that its tests retain{}",
      model::number_of(index).value(),
      human_bytes(group.memory),
      human_bytes(problem.limits().memory[index]),
      group.workers == 1 ? "a process" : human_count(group.workers, "worker"),
      human_bytes(problem.baseline()),
      fixtures,
      human_bytes(retained(problem, group)),
      peaks);
}

}  // namespace

std::string memory_fault(const Problem& problem, const model::Plan& plan) {
  const std::vector<GroupIndex> groups = plan.too_large(problem);
  if (groups.empty()) {
    return {};
  }
  const GroupIndex worst = *std::ranges::max_element(groups, {}, [&](GroupIndex group) {
    return plan.groups()[group].memory.count - problem.limits().memory[group].count;
  });
  const std::string others = groups.size() > 1 ? fmt::format("; {} break their limits",
                                                             human_count(groups.size(), "group"))
                                               : "";
  return fault_of(problem, plan, worst) + others;
}

}  // namespace splitter::render
