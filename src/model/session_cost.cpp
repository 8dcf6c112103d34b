#include "splitter/model/session_cost.hpp"

#include "splitter/model/workers.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <unordered_set>
#include <vector>

namespace splitter::model {

namespace {

/// Sum of the set-ups that tests touch, each once; only of scopes for which `counts` is true.
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

/// Every worker imports all files of its session, at the same time as the others.
Microseconds imports_of(const Problem& problem, std::span<const TestIndex> tests) {
  return touched_setups(
      problem, tests, [](const Scope& scope) { return scope.kind == ScopeKind::import; });
}

}  // namespace

Microseconds group_time(const Problem& problem, std::span<const TestIndex> tests) {
  Microseconds time = touched_setups(problem, tests, [](const Scope&) { return true; });
  for (const TestIndex test : tests) {
    time += problem.tests()[test].own;
  }
  return time;
}

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

}  // namespace splitter::model
