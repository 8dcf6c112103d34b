#include "test_union.hpp"

#include "samples.hpp"

#include <algorithm>
#include <iterator>

namespace splitter::history {

using model::Sample;
using model::ScopeIndex;

RunNumbers::RunNumbers(std::span<const model::Session> sessions) {
  numbers_.reserve(sessions.size());
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    number += i > 0 && sessions[i - 1].run != sessions[i].run ? 1 : 0;
    numbers_.push_back(number);
  }
}

TestUnion::TestUnion(model::Evidence& evidence) : evidence_(evidence), runs_(evidence.sessions) {}

void TestUnion::add_single(model::NodeId id,
                           std::string_view block,
                           const Sample& sample,
                           std::span<const ScopeIndex> uses) {
  evidence_.add_test(
      id, block, std::span(&sample, 1), knows_uses(sample) ? uses : std::span<const ScopeIndex>{});
}

void TestUnion::begin(model::NodeId id, std::string_view block) {
  id_ = id;
  block_ = block;
  samples_.clear();
  uses_.clear();
}

void TestUnion::add(std::span<const Sample> samples, std::span<const ScopeIndex> uses) {
  if (samples_.empty()) {
    samples_.assign(samples.begin(), samples.end());
    uses_.assign(uses.begin(), uses.end());
    return;
  }
  const auto run = knowing_run(samples_);
  const auto other = knowing_run(samples);
  if (other > run || !run) {
    uses_.assign(uses.begin(), uses.end());
  } else if (other == run) {
    std::vector<ScopeIndex> both;
    std::ranges::set_union(uses_, uses, std::back_inserter(both));
    uses_ = std::move(both);
  }
  add_samples(samples_, samples);
}

void TestUnion::end() {
  runs_.drop_old(samples_);
  if (!uses_.empty() && !knowing_run(samples_)) {
    uses_.clear();
  }
  evidence_.add_test(id_, block_, samples_, uses_);
}

/// True if the session knows what the test used. One that skipped it does not.
bool TestUnion::knows_uses(const Sample& sample) const {
  return evidence_.sessions[sample.session].uses && sample.outcome != model::Outcome::skipped;
}

/// Newest run that knows the uses of the samples' test.
std::optional<std::uint32_t> TestUnion::knowing_run(std::span<const Sample> samples) const {
  for (std::size_t i = samples.size(); i > 0; --i) {
    const Sample& sample = samples[i - 1];
    if (knows_uses(sample)) {
      return runs_.of(sample.session);
    }
  }
  return std::nullopt;
}

}  // namespace splitter::history
