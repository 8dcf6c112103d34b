#include "splitter/model/plan.hpp"

#include "splitter/model/workers.hpp"

#include <algorithm>
#include <functional>
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

/// The set-ups that count of those that tests touch, each once.
template <typename Counts>
Microseconds touched_setups(const Problem& problem,
                            std::span<const TestIndex> tests,
                            const Counts& counts) {
  Microseconds time{0};
  std::unordered_set<ScopeIndex> touched;
  std::span<const ScopeIndex> previous;
  for (const TestIndex test : tests) {
    const auto scopes = problem.scopes_of(test);
    if (std::ranges::equal(scopes, previous)) {
      continue;
    }
    previous = scopes;
    for (const ScopeIndex scope : scopes) {
      const Scope& entry = problem.scopes()[scope];
      if (counts(entry) && touched.insert(scope).second) {
        time += entry.setup;
      }
    }
  }
  return time;
}

/// Each worker imports all files of its job, at the same time as the others.
Microseconds imports_of(const Problem& problem, std::span<const TestIndex> tests) {
  return touched_setups(
      problem, tests, [](const Scope& scope) { return scope.kind == ScopeKind::import; });
}

/// True where no test of the group may run beside another, as a rule says.
bool is_serial(const Problem& problem, std::span<const TestIndex> tests) {
  return problem.limits().workers > 1 && !tests.empty() &&
         std::ranges::includes(problem.serial(), tests);
}

/// Time, memory and workers of a group whose tests are known.
void settle(const Problem& problem, GroupIndex index, Group& group) {
  std::vector<PytestSession> sessions = sessions_of(problem, index, group.tests);
  for (const PytestSession& session : sessions) {
    group.time += session.time;
    group.memory = std::max(group.memory, session.memory);
  }
  group.workers = sessions.empty() ? problem.limits().workers : sessions.front().workers;
  if (sessions.size() > 1 || is_serial(problem, group.tests)) {
    group.sessions = std::move(sessions);
  }
}

}  // namespace

Microseconds session_time(const Problem& problem,
                          GroupIndex group,
                          std::span<const TestIndex> tests,
                          std::uint32_t workers,
                          bool first) {
  if (tests.empty()) {
    return Microseconds{0};
  }
  const Microseconds work = workers == 1 ? group_time(problem, tests)
                                         : (startups(workers) - 1) * problem.startup() +
                                               imports_of(problem, tests) +
                                               time_on_workers(problem, tests, workers);
  return problem.time_of(group, first ? work : work - problem.fixed());
}

Microseconds job_time(const Problem& problem, GroupIndex group, std::span<const TestIndex> tests) {
  if (!may_need_sessions(problem)) {
    return session_time(problem, group, tests, workers_that_fit(problem, group, tests), true);
  }
  Microseconds time{0};
  for (const PytestSession& session : sessions_of(problem, group, tests)) {
    time += session.time;
  }
  return time;
}

Bytes held_by_fixtures(const Problem& problem, std::span<const TestIndex> tests) {
  Bytes staying;
  Bytes passing;
  std::unordered_set<ScopeIndex> touched;
  for (const TestIndex test : tests) {
    for (const ScopeIndex scope : problem.scopes_of(test)) {
      const Bytes held = problem.held_by(scope);
      if (held > Bytes{} && touched.insert(scope).second) {
        staying.count += problem.stays(scope) ? held.count : 0;
        passing = std::max(passing, problem.stays(scope) ? Bytes{} : held);
      }
    }
  }
  return {staying.count + passing.count};
}

Bytes group_memory(const Problem& problem,
                   std::span<const TestIndex> tests,
                   std::uint32_t workers) {
  if (tests.empty() || !problem.has_memory()) {
    return {};
  }
  const Bytes held = held_by_fixtures(problem, tests);
  Bytes memory{(problem.baseline().count + held.count) * workers};
  std::vector<std::int64_t> peaks;
  for (const TestIndex test : tests) {
    const Memory needed = problem.needed_by(test);
    memory.count += needed.retained.count;
    peaks.push_back(needed.peak.count);
  }
  const std::size_t at_once = std::min<std::size_t>(workers, peaks.size());
  std::ranges::partial_sort(
      peaks, peaks.begin() + static_cast<std::ptrdiff_t>(at_once), std::greater<>());
  for (std::size_t i = 0; i < at_once; ++i) {
    memory.count += peaks[i];
  }
  return memory;
}

std::uint32_t workers_that_fit(const Problem& problem,
                               GroupIndex group,
                               std::span<const TestIndex> tests) {
  const Limits& limits = problem.limits();
  std::uint32_t workers = limits.workers;
  while (limits.fewer_workers && !limits.memory.empty() && workers > 1 &&
         group_memory(problem, tests, workers) > limits.memory[group]) {
    --workers;
  }
  return workers;
}

Microseconds group_time(const Problem& problem, std::span<const TestIndex> tests) {
  Microseconds time = touched_setups(problem, tests, [](const Scope&) { return true; });
  for (const TestIndex test : tests) {
    time += problem.tests()[test].own;
  }
  return time;
}

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
    settle(problem, index, group);
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
