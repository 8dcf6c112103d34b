#include "job_loads.hpp"

#include "splitter/history/typical_time.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::history {

namespace {

using model::Evidence;
using model::Microseconds;
using model::Session;

/// A run as a job of the CI run that it is a part of.
struct Job {
  std::size_t pipeline = 0;
  std::size_t number = 0;
};

/// The job of each session; pipelines are numbered from the oldest.
class Jobs {
 public:
  explicit Jobs(std::span<const Session> sessions) {
    std::unordered_map<std::string_view, std::size_t> pipelines;
    for (const Session& session : sessions) {
      const bool same_run = !jobs_.empty() && session.run == sessions[jobs_.size() - 1].run;
      if (same_run) {
        jobs_.push_back(jobs_.back());
        continue;
      }
      const bool alone = session.pipeline.empty();
      const auto [known, is_new] =
          pipelines.try_emplace(alone ? session.run : session.pipeline, job_counts_.size());
      if (is_new) {
        job_counts_.push_back(0);
      }
      jobs_.push_back({known->second, runs_++});
      any_together_ = ++job_counts_[known->second] > 1 || any_together_;
    }
  }

  [[nodiscard]] const Job& of(model::SessionIndex session) const { return jobs_[session]; }
  [[nodiscard]] std::size_t pipelines() const { return job_counts_.size(); }
  [[nodiscard]] std::size_t runs() const { return runs_; }
  [[nodiscard]] bool any_together() const { return any_together_; }
  [[nodiscard]] bool are_together(std::size_t pipeline) const { return job_counts_[pipeline] > 1; }

 private:
  std::vector<Job> jobs_;
  std::vector<std::size_t> job_counts_;
  std::size_t runs_ = 0;
  bool any_together_ = false;
};

/// Measurement of one test that passed in one run.
struct Passed {
  std::uint32_t test = 0;
  std::uint32_t run = 0;
  Microseconds own{0};
};

class Comparing {
 public:
  explicit Comparing(const Evidence& evidence)
      : evidence_(evidence), jobs_(evidence.sessions), loads_(jobs_.runs(), usual_load) {}

  std::vector<Load> loads() {
    if (jobs_.any_together()) {
      collect();
      expected_.resize(evidence_.tests.size());
      for (std::size_t pipeline = 0; pipeline < jobs_.pipelines(); ++pipeline) {
        if (jobs_.are_together(pipeline)) {
          compare(passed_[pipeline]);
        }
        learn_from(passed_[pipeline]);
      }
    }
    std::vector<Load> of_sessions;
    for (model::SessionIndex i = 0; i < evidence_.sessions.size(); ++i) {
      of_sessions.push_back(loads_[jobs_.of(i).number]);
    }
    return of_sessions;
  }

 private:
  void collect() {
    passed_.resize(jobs_.pipelines());
    for (std::size_t test = 0; test < evidence_.tests.size(); ++test) {
      for (const model::Sample& sample : evidence_.samples_of(evidence_.tests[test])) {
        const Job& job = jobs_.of(sample.session);
        if (sample.outcome == model::Outcome::passed) {
          passed_[job.pipeline].push_back({static_cast<std::uint32_t>(test),
                                           static_cast<std::uint32_t>(job.number),
                                           sample.own});
        }
      }
    }
  }

  void compare(std::span<const Passed> pipeline) {
    std::vector<Comparison> all;
    std::map<std::uint32_t, std::vector<Comparison>> by_run;
    for (const Passed& passed : pipeline) {
      const Comparison one{passed.own, expected_[passed.test]};
      all.push_back(one);
      by_run[passed.run].push_back(one);
    }
    for (const auto& [run, tests] : by_run) {
      loads_[run] = load_of(tests, all);
    }
  }

  void learn_from(std::span<const Passed> pipeline) {
    for (const Passed& passed : pipeline) {
      Microseconds& expected = expected_[passed.test];
      expected = expected_after(without_load(passed.own, loads_[passed.run]), expected);
    }
  }

  const Evidence& evidence_;
  Jobs jobs_;
  std::vector<Load> loads_;                  ///< By run.
  std::vector<std::vector<Passed>> passed_;  ///< By pipeline.
  std::vector<Microseconds> expected_;       ///< By test.
};

}  // namespace

std::vector<Load> job_loads(const Evidence& evidence) {
  return Comparing(evidence).loads();
}

}  // namespace splitter::history
