#include "splitter/history/statistics.hpp"

#include "job_loads.hpp"
#include "median.hpp"
#include "planned_jobs.hpp"
#include "splitter/history/slowdown.hpp"
#include "splitter/history/typical_time.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitter::history {

namespace {

using model::Bytes;
using model::Evidence;
using model::Microseconds;
using model::Outcome;
using model::Profile;
using model::Sample;
using model::Session;

/// Zero if there is no number.
std::int64_t median_or_zero(std::vector<std::int64_t>& numbers) {
  return numbers.empty() ? 0 : median(numbers);
}

class Statistics {
 public:
  explicit Statistics(const Evidence& evidence)
      : evidence_(evidence), loads_(job_loads(evidence)) {}

  Profile profile() {
    result_.texts = evidence_.texts;
    result_.lessons = evidence_.lessons;
    result_.tests.reserve(evidence_.tests.size());
    for (const model::TestEvidence& test : evidence_.tests) {
      add_test(test);
    }
    for (const model::ScopeEvidence& scope : evidence_.scopes) {
      add_setup(scope);
    }
    result_.jobs = job_times(evidence_.jobs);
    result_.startup = Microseconds{
        median_of(evidence_.sessions, [](const Session& s) { return s.startup.count(); }) +
        median_of(evidence_.sessions, [](const Session& s) { return s.ending.count(); })};
    result_.baseline =
        Bytes{median_of(evidence_.sessions, [](const Session& s) { return s.baseline.count; })};
    return std::move(result_);
  }

  std::vector<TestTime> times() {
    std::vector<TestTime> times;
    times.reserve(evidence_.tests.size());
    for (const model::TestEvidence& test : evidence_.tests) {
      static_cast<void>(take_time(test, times.emplace_back()));
    }
    return times;
  }

 private:
  /// Zero is no measurement.
  template <typename Entry, typename Number>
  std::int64_t median_of(const std::vector<Entry>& entries, const Number& number) {
    numbers_.clear();
    for (const Entry& entry : entries) {
      if (const std::int64_t value = number(entry); value != 0) {
        numbers_.push_back(value);
      }
    }
    return median_or_zero(numbers_);
  }

  /// Takes the time of a test; true if it is skipped.
  template <typename Entry>
  bool take_time(const model::TestEvidence& test, Entry& entry) {
    sum_by_run(evidence_.samples_of(test));
    entry.id = test.id;
    const Outcome telling = telling_outcome(runs_);
    const bool skipped = telling == Outcome::skipped;
    entry.tentative = telling == Outcome::failed || (skipped && runs_.size() < settled_skips);
    entry.own = typical_time(runs_);
    return skipped;
  }

  void add_test(const model::TestEvidence& test) {
    const std::span<const Sample> samples = evidence_.samples_of(test);
    model::Measurement& entry = result_.tests.emplace_back();
    entry.skipped = take_time(test, entry);
    entry.memory = memory_of(samples, entry.skipped);
    entry.uses_begin = static_cast<std::uint32_t>(result_.uses.size());
    if (!entry.skipped) {
      const std::span<const model::ScopeIndex> uses = evidence_.uses_of(test);
      result_.uses.insert(result_.uses.end(), uses.begin(), uses.end());
    }
    entry.uses_end = static_cast<std::uint32_t>(result_.uses.size());
    entry.knows_scopes = std::ranges::any_of(samples, [this](const Sample& sample) {
      return sample.outcome != Outcome::skipped && evidence_.sessions[sample.session].uses;
    });
  }

  void sum_by_run(std::span<const Sample> samples) {
    runs_.clear();
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (i == 0 || run_of(samples[i - 1]) != run_of(samples[i])) {
        runs_.push_back({.outcome = Outcome::skipped});
      }
      RunTime& run = runs_.back();
      run.outcome = of_both(run.outcome, samples[i].outcome);
      run.own += without_load(samples[i].own, loads_[samples[i].session]);
    }
  }

  [[nodiscard]] const std::string& run_of(const Sample& sample) const {
    return evidence_.sessions[sample.session].run;
  }

  /// Memory in the runs that skipped the test, or in those that did not, as far as they measured
  /// it.
  std::optional<model::Memory> memory_of(std::span<const Sample> samples, bool skipped) {
    retained_.clear();
    numbers_.clear();
    for (const Sample& sample : samples) {
      const bool counts = (sample.outcome == Outcome::skipped) == skipped;
      if (counts && evidence_.sessions[sample.session].memory) {
        numbers_.push_back(sample.peak.count);
        retained_.push_back(sample.retained.count);
        result_.has_memory = true;
      }
    }
    if (numbers_.empty()) {
      return std::nullopt;
    }
    return model::Memory{Bytes{median_or_zero(numbers_)}, Bytes{median_or_zero(retained_)}};
  }

  void add_setup(const model::ScopeEvidence& scope) {
    numbers_.clear();
    std::vector<std::int64_t> memory;
    for (const model::SetUpSample& sample : scope.samples) {
      numbers_.push_back(sample.time.count());
      memory.push_back(sample.memory.count);
    }
    result_.setups.push_back({scope.kind,
                              scope.id,
                              Microseconds{median_or_zero(numbers_)},
                              Bytes{median_or_zero(memory)}});
  }

  const Evidence& evidence_;
  std::vector<Load> loads_;  ///< By session.
  std::vector<std::int64_t> numbers_;
  std::vector<std::int64_t> retained_;
  std::vector<RunTime> runs_;
  Profile result_;
};

}  // namespace

Profile profile_of(const Evidence& evidence) {
  return Statistics(evidence).profile();
}

std::vector<TestTime> times_of(const Evidence& evidence) {
  return Statistics(evidence).times();
}

}  // namespace splitter::history
