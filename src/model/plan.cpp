#include "splitter/model/plan.hpp"

#include "splitter/model/job.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

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

Plan::Plan(const Problem& problem, std::span<const GroupIndex> group_of, LowerBound bound)
    : bound_(bound) {
  for (std::vector<TestIndex>& tests : tests_by_group(problem, group_of)) {
    const auto index = static_cast<GroupIndex>(groups_.size());
    Group group;
    group.files = count_files(problem, tests);
    for (const TestIndex test : tests) {
      group.count += problem.tests()[test].count;
    }
    std::ranges::sort(tests, {}, [&problem](TestIndex t) { return problem.tests()[t].position; });
    group.tests = std::move(tests);
    Job job = job_of(problem, index, group.tests);
    group.time = job.time;
    group.memory = job.memory;
    group.workers = job.workers;
    group.sessions = std::move(job.sessions);
    if (const auto turns = problem.suite().turns(); !turns.empty()) {
      std::ranges::sort(group.tests, {}, [turns](TestIndex test) { return turns[test]; });
    }
    makespan_ = std::max(makespan_, group.time);
    total_ += group.time;
    groups_.push_back(std::move(group));
  }
}

std::vector<GroupIndex> Plan::group_of_tests() const {
  std::size_t tests = 0;
  for (const Group& group : groups_) {
    tests += group.tests.size();
  }
  std::vector<GroupIndex> group_of(tests);
  for (GroupIndex group = 0; group < groups_.size(); ++group) {
    for (const TestIndex test : groups_[group].tests) {
      group_of[test] = group;
    }
  }
  return group_of;
}

std::size_t Plan::moved(const Problem& problem) const {
  std::size_t count = 0;
  for (GroupIndex group = 0; group < groups_.size() && !problem.previous().empty(); ++group) {
    for (const TestIndex test : groups_[group].tests) {
      const GroupIndex before = problem.previous()[test];
      count += before != no_group && before != group ? problem.tests()[test].count : 0;
    }
  }
  return count;
}

std::vector<GroupIndex> Plan::too_large(const Problem& problem) const {
  std::vector<GroupIndex> groups;
  const auto& limits = problem.limits().memory;
  for (GroupIndex group = 0; group < limits.size(); ++group) {
    if (groups_[group].memory > limits[group]) {
      groups.push_back(group);
    }
  }
  return groups;
}

double Plan::gap() const {
  if (bound_.time <= Microseconds{0}) {
    return 0.0;
  }
  return static_cast<double>((makespan_ - bound_.time).count()) /
         static_cast<double>(bound_.time.count());
}

}  // namespace splitter::model
