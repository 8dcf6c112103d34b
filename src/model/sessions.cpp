#include "splitter/model/sessions.hpp"

#include "splitter/model/session_cost.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace splitter::model {

namespace {

using Tests = std::span<const TestIndex>;

/// Cost of a cut before each of the tests: one more startup, and the set-ups that tests on both
/// sides touch. It is an upper bound, exact if the sessions on both sides touch these set-ups.
std::vector<Microseconds> cut_costs(const Problem& problem, Tests tests) {
  struct Use {
    std::size_t first;
    std::size_t last;
  };
  std::unordered_map<ScopeIndex, Use> uses;
  for (std::size_t at = 0; at < tests.size(); ++at) {
    for (const ScopeIndex scope : problem.scopes_of(tests[at])) {
      uses.try_emplace(scope, Use{at, at}).first->second.last = at;
    }
  }
  std::vector<Microseconds> change(tests.size() + 1);
  for (const auto& [scope, use] : uses) {
    change[use.first + 1] += problem.scopes()[scope].setup;
    change[use.last + 1] -= problem.scopes()[scope].setup;
  }
  std::vector<Microseconds> costs(tests.size());
  Microseconds open{0};
  for (std::size_t at = 0; at < tests.size(); ++at) {
    open += change[at];
    costs[at] = problem.startup() + open;
  }
  return costs;
}

std::vector<std::int64_t> retained_before(const Problem& problem, Tests tests) {
  std::vector<std::int64_t> before = {0};
  for (const TestIndex test : tests) {
    before.push_back(before.back() + problem.needed_by(test).retained.count);
  }
  return before;
}

/// Cheapest cuts after which no run of two tests or more retains more than `growth`: a shortest
/// path over the places to cut, with the minimum of a sliding window.
std::vector<std::size_t> cheapest_cuts(const Problem& problem, Tests tests, Bytes growth) {
  const auto before = retained_before(problem, tests);
  const auto costs = cut_costs(problem, tests);
  std::vector<Microseconds> best(tests.size() + 1);
  std::vector<std::size_t> from(tests.size() + 1, 0);
  std::deque<std::size_t> window;
  const auto with_cut = [&](std::size_t at) {
    return best[at] + (at == 0 ? Microseconds{0} : costs[at]);
  };
  for (std::size_t end = 1; end <= tests.size(); ++end) {
    while (!window.empty() && with_cut(window.back()) > with_cut(end - 1)) {
      window.pop_back();
    }
    window.push_back(end - 1);
    while (window.front() + 1 < end && before[end] - before[window.front()] > growth.count) {
      window.pop_front();
    }
    from[end] = window.front();
    best[end] = with_cut(window.front());
  }
  std::vector<std::size_t> cuts;
  for (std::size_t at = from[tests.size()]; at > 0; at = from[at]) {
    cuts.push_back(at);
  }
  std::ranges::reverse(cuts);
  return cuts;
}

class JobSessions {
 public:
  JobSessions(const Problem& problem, GroupIndex group) : problem_(problem), group_(group) {}

  std::vector<PytestSession> of(Tests tests) {
    if (problem_.limits().workers == 1 || problem_.serial().empty()) {
      cut(tests, problem_.limits().workers);
      return std::move(sessions_);
    }
    std::vector<TestIndex> beside;
    std::vector<TestIndex> alone;
    for (const TestIndex test : tests) {
      const bool serial = std::ranges::binary_search(problem_.serial(), test);
      (serial ? alone : beside).push_back(test);
    }
    cut(beside, problem_.limits().workers);
    cut(alone, 1);
    return std::move(sessions_);
  }

 private:
  void cut(Tests tests, std::uint32_t workers) {
    if (tests.empty()) {
      return;
    }
    const Bytes growth = problem_.limits().growth;
    std::size_t begin = 0;
    if (growth > Bytes{} && problem_.has_memory()) {
      for (const std::size_t cut : cheapest_cuts(problem_, tests, growth)) {
        add(tests.subspan(begin, cut - begin), workers);
        begin = cut;
      }
    }
    add(tests.subspan(begin), workers);
  }

  void add(Tests tests, std::uint32_t most_workers) {
    PytestSession session{.tests = {tests.begin(), tests.end()}};
    session.workers = most_workers == 1 ? 1 : workers_that_fit(problem_, group_, tests);
    session.time = session_time(problem_, group_, tests, session.workers, sessions_.empty());
    session.memory = group_memory(problem_, tests, session.workers);
    sessions_.push_back(std::move(session));
  }

  const Problem& problem_;
  GroupIndex group_;
  std::vector<PytestSession> sessions_;
};

}  // namespace

bool may_need_sessions(const Problem& problem) {
  const Limits& limits = problem.limits();
  return (limits.growth > Bytes{} && problem.has_memory()) ||
         (limits.workers > 1 && !problem.serial().empty());
}

std::vector<PytestSession> sessions_of(const Problem& problem, GroupIndex group, Tests tests) {
  return JobSessions(problem, group).of(tests);
}

}  // namespace splitter::model
