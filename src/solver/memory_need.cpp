#include "memory_need.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace splitter::solver {

using model::Bytes;
using model::GroupIndex;
using model::TestIndex;

void MemoryNeed::add(const MemoryNeed& other, std::size_t at_once) {
  retained.count += other.retained.count;
  const auto middle = static_cast<std::ptrdiff_t>(peaks.size());
  peaks.insert(peaks.end(), other.peaks.begin(), other.peaks.end());
  std::inplace_merge(peaks.begin(), peaks.begin() + middle, peaks.end(), std::greater<>());
  peaks.resize(std::min(peaks.size(), at_once));
  passing = std::max(passing, other.passing);
  if (!other.staying.empty()) {
    std::vector<model::ScopeIndex> both;
    std::ranges::set_union(staying, other.staying, std::back_inserter(both));
    staying = std::move(both);
  }
}

MemoryLimits::MemoryLimits(const model::Problem& problem)
    : problem_(&problem),
      bind_(!problem.limits().memory.empty() && problem.has_memory()),
      at_once_(problem.limits().fewer_workers ? 1 : problem.limits().workers) {
  if (bind_) {
    const Bytes least = *std::ranges::min_element(problem.limits().memory);
    least_room_ = least.count - static_cast<std::int64_t>(at_once_) * problem.baseline().count;
  }
  if (bind_ && problem.limits().growth > Bytes{}) {
    most_retained_ = problem.limits().growth.count;
    for (TestIndex test = 0; test < problem.tests().size(); ++test) {
      most_retained_ = std::max(most_retained_, problem.needed_by(test).retained.count);
    }
  }
}

MemoryNeed MemoryLimits::need_of(std::span<const TestIndex> tests) const {
  MemoryNeed need;
  for (const TestIndex test : tests) {
    const model::Memory memory = problem_->needed_by(test);
    need.retained.count += memory.retained.count;
    need.peaks.push_back(memory.peak.count);
    for (const model::ScopeIndex scope : problem_->scopes_of(test)) {
      const Bytes held = problem_->held_by(scope);
      if (held > Bytes{} && problem_->stays(scope)) {
        need.staying.push_back(scope);
      } else {
        need.passing = std::max(need.passing, held);
      }
    }
  }
  std::ranges::sort(need.staying);
  need.staying.erase(std::unique(need.staying.begin(), need.staying.end()), need.staying.end());
  const std::size_t kept = std::min(at_once_, need.peaks.size());
  std::ranges::partial_sort(
      need.peaks, need.peaks.begin() + static_cast<std::ptrdiff_t>(kept), std::greater<>());
  need.peaks.resize(kept);
  return need;
}

Bytes MemoryLimits::excess(GroupIndex group, const MemoryNeed& need) const {
  if (need.peaks.empty()) {
    return {};
  }
  std::int64_t process = problem_->baseline().count + need.passing.count;
  for (const model::ScopeIndex scope : need.staying) {
    process += problem_->held_by(scope).count;
  }
  std::int64_t memory =
      std::min(need.retained.count, most_retained_) + static_cast<std::int64_t>(at_once_) * process;
  for (const std::int64_t peak : need.peaks) {
    memory += peak;
  }
  return {std::max<std::int64_t>(memory - problem_->limits().memory[group].count, 0)};
}

bool MemoryLimits::heavy(TestIndex test) const {
  const std::int64_t peak = problem_->memory_of(test).peak.count;
  return peak > 0 && peak > least_room_ / static_cast<std::int64_t>(2 * at_once_);
}

}  // namespace splitter::solver
