#pragma once

#include "splitter/model/evidence.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <type_traits>
#include <vector>

namespace splitter::history {

/// Unites two copies of a sample.
inline void absorb(model::Sample& sample, const model::Sample& copy) {
  sample.outcome = of_both(sample.outcome, copy.outcome);
  sample.own = std::max(sample.own, copy.own);
  sample.peak = std::max(sample.peak, copy.peak);
  sample.retained = std::max(sample.retained, copy.retained);
}

inline void absorb(model::SetUpSample& sample, const model::SetUpSample& copy) {
  sample.time = std::max(sample.time, copy.time);
  sample.memory = std::max(sample.memory, copy.memory);
}

/// Adds samples to those that are there, both by session.
template <typename AnySample>
void add_samples(std::vector<AnySample>& samples,
                 std::type_identity_t<std::span<const AnySample>> more) {
  if (samples.empty() || more.empty() || samples.back().session < more.front().session) {
    samples.insert(samples.end(), more.begin(), more.end());
    return;
  }
  std::vector<AnySample> all;
  all.reserve(samples.size() + more.size());
  std::ranges::merge(
      samples, more, std::back_inserter(all), {}, &AnySample::session, &AnySample::session);
  samples.clear();
  for (const AnySample& sample : all) {
    if (samples.empty() || samples.back().session != sample.session) {
      samples.push_back(sample);
    } else {
      absorb(samples.back(), sample);
    }
  }
}

/// Unites the samples of one set-up; both have the same sessions.
inline void add_evidence(model::ScopeEvidence& scope, const model::ScopeEvidence& more) {
  scope.kind = std::max(scope.kind, more.kind);
  add_samples(scope.samples, more.samples);
}

}  // namespace splitter::history
