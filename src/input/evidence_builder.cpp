#include "evidence_builder.hpp"

#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>
#include <type_traits>

namespace splitter::input {

namespace {

using model::Evidence;
using model::JobPart;
using model::PlannedJob;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::Session;
using model::SessionIndex;
using model::TestEvidence;

std::tuple<std::string_view, std::string_view> key(const Session& session) {
  return {session.run, session.id};
}

std::tuple<std::string_view, bool> key(const ScopeEvidence& scope) {
  return {scope.id, !scope.is_import()};
}

model::NodeId key(const TestEvidence& test) {
  return test.id;
}

std::string_view key(const PlannedJob& job) {
  return job.run;
}

std::string_view key(const JobPart& part) {
  return part.name;
}

template <typename Entry>
void append(std::vector<Entry>& entries, std::type_identity_t<std::span<const Entry>> more) {
  entries.insert(entries.end(), more.begin(), more.end());
}

void unite(Session& /*session*/, const Session& /*other*/) {}

void unite(PlannedJob& /*job*/, const PlannedJob& /*other*/) {}

void unite(JobPart& /*part*/, const JobPart& /*other*/) {}

void unite(ScopeEvidence& scope, const ScopeEvidence& other) {
  append(scope.samples, other.samples);
}

/// Files are sorted already, unless somebody edited them.
template <typename Entry>
bool is_ascending(const std::vector<Entry>& entries) {
  const auto in_order = [](const Entry& a, const Entry& b) { return key(a) < key(b); };
  return std::ranges::adjacent_find(entries, std::not_fn(in_order)) == entries.end();
}

/// Sorts, makes one of equal entries, and returns the new place of each.
template <typename Entry>
std::vector<std::uint32_t> sort_entries(std::vector<Entry>& entries) {
  std::vector<std::uint32_t> places(entries.size());
  std::iota(places.begin(), places.end(), 0U);
  if (is_ascending(entries)) {
    return places;
  }
  std::vector<std::uint32_t> order = places;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return key(entries[i]); });
  std::vector<Entry> sorted;
  for (const std::uint32_t index : order) {
    if (!sorted.empty() && key(sorted.back()) == key(entries[index])) {
      unite(sorted.back(), entries[index]);
    } else {
      sorted.push_back(std::move(entries[index]));
    }
    places[index] = static_cast<std::uint32_t>(sorted.size() - 1);
  }
  entries = std::move(sorted);
  return places;
}

/// Gives samples the new places of their sessions; returns how many are left, one a session.
template <typename AnySample>
std::size_t renumbered(std::span<AnySample> samples, const std::vector<std::uint32_t>& places) {
  for (AnySample& sample : samples) {
    sample.session = places[sample.session];
  }
  if (samples.size() < 2) {
    return samples.size();
  }
  std::ranges::stable_sort(samples, {}, &AnySample::session);
  const auto same = [](const AnySample& a, const AnySample& b) { return a.session == b.session; };
  return static_cast<std::size_t>(std::unique(samples.begin(), samples.end(), same) -
                                  samples.begin());
}

std::size_t renumbered_uses(std::span<ScopeIndex> uses, const std::vector<std::uint32_t>& places) {
  for (ScopeIndex& use : uses) {
    use = places[use];
  }
  std::ranges::sort(uses);
  return static_cast<std::size_t>(std::unique(uses.begin(), uses.end()) - uses.begin());
}

/// Moves entries down to `end`, which then stands behind them; returns where they begin.
template <typename Entry>
std::uint32_t moved_down(std::vector<Entry>& all, std::span<Entry> entries, std::uint32_t& end) {
  const std::uint32_t begin = end;
  if (entries.data() != all.data() + begin) {
    std::ranges::copy(entries, all.begin() + begin);
  }
  end += static_cast<std::uint32_t>(entries.size());
  return begin;
}

}  // namespace

bool EvidenceBuilder::add_session(std::string_view label, Session session) {
  const auto index = static_cast<SessionIndex>(evidence_.sessions.size());
  evidence_.sessions.push_back(std::move(session));
  return labels_.try_emplace(label, index).second;
}

std::optional<SessionIndex> EvidenceBuilder::find_session(std::string_view label) const {
  const auto found = labels_.find(label);
  return found == labels_.end() ? std::nullopt : std::optional(found->second);
}

void EvidenceBuilder::begin_file(std::string_view path) {
  const bool is_block =
      path.find(model::node_separator) == std::string_view::npos && !path.ends_with(':');
  files_.push_back({path, is_block, evidence_.tests.size(), evidence_.scopes.size(), {}});
}

void EvidenceBuilder::add_import(std::vector<model::SetUpSample> samples) {
  evidence_.scopes.push_back({model::ScopeKind::import, files_.back().path, std::move(samples)});
}

void EvidenceBuilder::add_fixture(model::ScopeKind kind,
                                  std::string_view id,
                                  std::vector<model::SetUpSample> samples) {
  fixtures_.try_emplace(id, static_cast<ScopeIndex>(evidence_.scopes.size()));
  evidence_.scopes.push_back({kind, id, std::move(samples)});
}

void EvidenceBuilder::add_test(std::string_view id, std::span<const model::Sample> samples) {
  if (!samples.empty()) {
    const File& file = files_.back();
    const std::string_view block = file.is_block ? file.path : model::block_of_test(id).block;
    evidence_.add_test(model::NodeId{id}, block, samples, {});
  }
}

Evidence EvidenceBuilder::finish() {
  settle_uses();
  sort();
  return std::move(evidence_);
}

void EvidenceBuilder::settle_uses() {
  const std::span<TestEvidence> tests = evidence_.tests;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const bool last = i + 1 == files_.size();
    const std::size_t end_test = last ? tests.size() : files_[i + 1].first_test;
    const std::size_t end_scope = last ? evidence_.scopes.size() : files_[i + 1].first_scope;
    const std::size_t begin = files_[i].first_test;
    settle_uses(files_[i], tests.subspan(begin, end_test - begin), end_scope);
  }
}

void EvidenceBuilder::settle_uses(const File& file,
                                  std::span<TestEvidence> tests,
                                  std::size_t end_scope) {
  Named named;
  Within within;
  std::vector<ScopeIndex> said;
  for (const FixtureUse& use : file.uses) {
    const auto fixture = fixtures_.find(use.fixture);
    if (fixture == fixtures_.end()) {
      continue;
    }
    said.push_back(fixture->second);
    if (use.all) {
      within.emplace_back(fixture->second, std::string_view{});
    }
    for (const std::string_view name : use.names) {
      named.emplace(model::block_name_of(name), fixture->second);
    }
  }
  for (std::size_t scope = file.first_scope; scope < end_scope; ++scope) {
    const auto index = static_cast<ScopeIndex>(scope);
    const ScopeEvidence& fixture = evidence_.scopes[scope];
    if (!fixture.is_import() && std::ranges::find(said, index) == said.end()) {
      within.emplace_back(index, model::place_of_fixture(fixture.id));
    }
  }
  for (TestEvidence& test : tests) {
    test.uses_begin = static_cast<std::uint32_t>(evidence_.uses.size());
    add_uses(test.id.text(), within, named);
    test.uses_end = static_cast<std::uint32_t>(evidence_.uses.size());
  }
}

void EvidenceBuilder::add_uses(std::string_view id, const Within& within, const Named& named) {
  for (const auto& [fixture, place] : within) {
    if (place.empty() || model::stands_within(id, place)) {
      evidence_.uses.push_back(fixture);
    }
  }
  if (named.empty()) {
    return;
  }
  for (const model::BlockName& name : model::names_within_block(id)) {
    const auto [begin, end] = named.equal_range(name);
    std::for_each(begin, end, [this](const auto& use) { evidence_.uses.push_back(use.second); });
  }
}

void EvidenceBuilder::sort() {
  const auto sessions = sort_entries(evidence_.sessions);
  const auto scopes = sort_entries(evidence_.scopes);
  if (!is_ascending(evidence_.tests)) {
    sort_tests();
  }
  sort_entries(evidence_.jobs);
  for (PlannedJob& job : evidence_.jobs) {
    sort_entries(job.parts);
  }
  renumber(sessions, scopes);
}

/// Tests in order, each once, with the samples and uses of all of its entries.
void EvidenceBuilder::sort_tests() {
  const std::vector<TestEvidence> entries = std::exchange(evidence_.tests, {});
  const std::vector<model::Sample> samples = std::exchange(evidence_.samples, {});
  const std::vector<ScopeIndex> uses = std::exchange(evidence_.uses, {});
  evidence_.blocks.clear();
  std::vector<std::uint32_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&entries](std::uint32_t i) { return entries[i].id; });
  for (std::size_t i = 0; i < order.size();) {
    const model::NodeId id = entries[order[i]].id;
    evidence_.add_test(id, model::block_of_test(id.text()).block, {}, {});
    for (; i < order.size() && entries[order[i]].id == id; ++i) {
      const TestEvidence& entry = entries[order[i]];
      append(
          evidence_.samples,
          std::span(samples).subspan(entry.samples_begin, entry.samples_end - entry.samples_begin));
      append(evidence_.uses,
             std::span(uses).subspan(entry.uses_begin, entry.uses_end - entry.uses_begin));
    }
    evidence_.tests.back().samples_end = static_cast<std::uint32_t>(evidence_.samples.size());
    evidence_.tests.back().uses_end = static_cast<std::uint32_t>(evidence_.uses.size());
  }
}

/// Gives samples and uses their new numbers, each once a test, and closes the gaps.
void EvidenceBuilder::renumber(const std::vector<std::uint32_t>& sessions,
                               const std::vector<std::uint32_t>& scopes) {
  for (ScopeEvidence& scope : evidence_.scopes) {
    const std::size_t left = renumbered(std::span(scope.samples), sessions);
    scope.samples.erase(scope.samples.begin() + static_cast<std::ptrdiff_t>(left),
                        scope.samples.end());
  }
  std::uint32_t samples_end = 0;
  std::uint32_t uses_end = 0;
  for (TestEvidence& test : evidence_.tests) {
    const auto samples = std::span(evidence_.samples)
                             .subspan(test.samples_begin, test.samples_end - test.samples_begin);
    const auto uses =
        std::span(evidence_.uses).subspan(test.uses_begin, test.uses_end - test.uses_begin);
    const std::size_t left = renumbered(samples, sessions);
    const std::size_t used = evidence_.has_run(test) ? renumbered_uses(uses, scopes) : 0;
    test.samples_begin = moved_down(evidence_.samples, samples.first(left), samples_end);
    test.samples_end = samples_end;
    test.uses_begin = moved_down(evidence_.uses, uses.first(used), uses_end);
    test.uses_end = uses_end;
  }
  evidence_.samples.resize(samples_end);
  evidence_.uses.resize(uses_end);
}

}  // namespace splitter::input
