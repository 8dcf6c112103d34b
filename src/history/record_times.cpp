#include "splitter/history/record_times.hpp"

#include "splitter/history/typical_time.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace splitter::history {

namespace {

using model::Microseconds;
using model::Outcome;
using model::Recording;

/// What one run measured of one test.
struct Sample {
  model::NodeId id;
  std::string_view run;
  Microseconds own{0};
  bool failed = false;
};

auto key(const Sample& sample) {
  return std::tuple(sample.id, sample.run);
}

/// Of several copies of a session the longest: others are cut short.
std::vector<const Recording*> sessions_once(std::span<const Recording> recordings) {
  std::unordered_map<std::string_view, std::size_t> known;
  std::vector<const Recording*> sessions;
  for (const Recording& recording : recordings) {
    const auto [entry, is_new] = known.try_emplace(recording.session, sessions.size());
    if (is_new) {
      sessions.push_back(&recording);
    } else if (sessions[entry->second]->tests.size() < recording.tests.size()) {
      sessions[entry->second] = &recording;
    }
  }
  return sessions;
}

/// Sorted by test and run, one each.
std::vector<Sample> samples_of(std::span<const Recording* const> sessions) {
  std::vector<Sample> samples;
  for (const Recording* session : sessions) {
    for (const model::RecordedTest& test : session->tests) {
      if (test.outcome != Outcome::skipped && test.own > Microseconds{0}) {
        samples.push_back({test.id, session->run, test.own, test.outcome == Outcome::failed});
      }
    }
  }
  std::ranges::sort(samples, {}, key);
  std::vector<Sample> sums;
  for (const Sample& sample : samples) {
    if (sums.empty() || key(sums.back()) != key(sample)) {
      sums.push_back(sample);
    } else {
      sums.back().own += sample.own;
      sums.back().failed |= sample.failed;
    }
  }
  return sums;
}

std::size_t count_skipped(std::span<const Recording* const> sessions,
                          const model::Profile& profile) {
  std::unordered_set<std::string_view> measured;
  for (const model::Measurement& test : profile.tests) {
    measured.insert(test.id.text());
  }
  std::unordered_set<std::string_view> skipped;
  for (const Recording* session : sessions) {
    for (const model::RecordedTest& test : session->tests) {
      if (!measured.contains(test.id.text())) {
        skipped.insert(test.id.text());
      }
    }
  }
  return skipped.size();
}

}  // namespace

RecordedTimes times_of(std::span<const Recording> recordings) {
  const auto sessions = sessions_once(recordings);
  RecordedTimes times;
  times.sessions = sessions.size();
  times.repeated = recordings.size() - sessions.size();
  const std::vector<Sample> samples = samples_of(sessions);
  for (std::size_t begin = 0, end = 0; begin < samples.size(); begin = end) {
    while (end < samples.size() && samples[end].id == samples[begin].id) {
      ++end;
    }
    std::vector<RunTime> runs;
    for (std::size_t i = begin; i < end; ++i) {
      runs.push_back({.own = samples[i].own, .failed = samples[i].failed});
    }
    const bool any_passed = std::ranges::any_of(runs, [](const RunTime& r) { return !r.failed; });
    times.profile.tests.push_back({samples[begin].id, typical_time(runs)});
    times.only_failed.push_back(!any_passed);
  }
  for (const Recording* session : sessions) {
    times.profile.texts.insert(
        times.profile.texts.end(), session->texts.begin(), session->texts.end());
  }
  times.skipped = count_skipped(sessions, times.profile);
  return times;
}

}  // namespace splitter::history
