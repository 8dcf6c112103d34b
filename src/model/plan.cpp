#include "splitter/model/plan.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

namespace splitter::model {

namespace {

std::vector<std::vector<TestIndex>> tests_by_group(const Problem& problem,
                                                   std::span<const GroupIndex> group_of) {
  if (group_of.size() != problem.tests().size()) {
    throw std::invalid_argument("one group index a test");
  }
  std::vector<std::vector<TestIndex>> tests(problem.limits().groups);
  for (TestIndex test = 0; test < group_of.size(); ++test) {
    tests.at(group_of[test]).push_back(test);
  }
  return tests;
}

std::uint32_t count_files(const Problem& problem, std::span<const TestIndex> tests) {
  const auto files = problem.suite().files();
  std::uint32_t count = 0;
  TestIndex file_end = 0;
  for (const TestIndex test : tests) {
    if (test >= file_end) {
      const auto next = std::ranges::upper_bound(files, test, {}, &File::begin);
      file_end = std::prev(next)->end;
      ++count;
    }
  }
  return count;
}

}  // namespace

Microseconds group_time(const Problem& problem, std::span<const TestIndex> tests) {
  Microseconds time{0};
  std::unordered_set<ScopeIndex> touched;
  std::span<const ScopeIndex> previous;
  for (const TestIndex test : tests) {
    time += problem.tests()[test].own;
    const auto scopes = problem.scopes_of(test);
    if (std::ranges::equal(scopes, previous)) {
      continue;
    }
    previous = scopes;
    for (const ScopeIndex scope : scopes) {
      if (touched.insert(scope).second) {
        time += problem.scopes()[scope].setup;
      }
    }
  }
  return time;
}

Plan::Plan(const Problem& problem, std::span<const GroupIndex> group_of, LowerBound bound)
    : bound_(bound) {
  for (std::vector<TestIndex>& tests : tests_by_group(problem, group_of)) {
    Group group;
    group.time = group_time(problem, tests);
    group.files = count_files(problem, tests);
    for (const TestIndex test : tests) {
      group.count += problem.tests()[test].count;
    }
    std::ranges::sort(tests, {}, [&problem](TestIndex t) { return problem.tests()[t].position; });
    group.tests = std::move(tests);
    makespan_ = std::max(makespan_, group.time);
    total_ += group.time;
    groups_.push_back(std::move(group));
  }
}

double Plan::gap() const {
  if (bound_.time <= Microseconds{0}) {
    return 0.0;
  }
  return static_cast<double>((makespan_ - bound_.time).count()) /
         static_cast<double>(bound_.time.count());
}

}  // namespace splitter::model
