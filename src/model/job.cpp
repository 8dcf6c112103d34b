#include "splitter/model/job.hpp"

#include <algorithm>
#include <utility>

namespace splitter::model {

namespace {

bool all_serial(const Problem& problem, std::span<const TestIndex> tests) {
  return problem.limits().workers > 1 && !tests.empty() &&
         std::ranges::includes(problem.serial(), tests);
}

}  // namespace

Job job_of(const Problem& problem, GroupIndex group, std::span<const TestIndex> tests) {
  std::vector<PytestSession> sessions = sessions_of(problem, group, tests);
  Job job;
  for (const PytestSession& session : sessions) {
    job.time += session.time;
    job.memory = std::max(job.memory, session.memory);
  }
  job.workers = sessions.empty() ? problem.limits().workers : sessions.front().workers;
  if (sessions.size() > 1 || all_serial(problem, tests)) {
    job.sessions = std::move(sessions);
  }
  return job;
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

}  // namespace splitter::model
