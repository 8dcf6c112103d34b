#include "evidence_builder.hpp"

#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <tuple>

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

template <typename AnySample>
void append(std::vector<AnySample>& samples, const std::vector<AnySample>& more) {
  samples.insert(samples.end(), more.begin(), more.end());
}

void unite(Session& /*session*/, const Session& /*other*/) {}

void unite(PlannedJob& /*job*/, const PlannedJob& /*other*/) {}

void unite(JobPart& /*part*/, const JobPart& /*other*/) {}

void unite(ScopeEvidence& scope, const ScopeEvidence& other) {
  append(scope.samples, other.samples);
}

void unite(TestEvidence& test, const TestEvidence& other) {
  append(test.samples, other.samples);
  append(test.uses, other.uses);
}

/// Sorts, makes one of equal entries, and returns the new place of each. Files are sorted already,
/// unless somebody edited them.
template <typename Entry>
std::vector<std::uint32_t> sort_entries(std::vector<Entry>& entries) {
  std::vector<std::uint32_t> places(entries.size());
  std::iota(places.begin(), places.end(), 0U);
  const auto in_order = [](const Entry& a, const Entry& b) { return key(a) < key(b); };
  if (std::ranges::adjacent_find(entries, std::not_fn(in_order)) == entries.end()) {
    return places;
  }
  std::vector<std::uint32_t> order = places;
  std::ranges::stable_sort(
      order, [&](std::uint32_t a, std::uint32_t b) { return in_order(entries[a], entries[b]); });
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

template <typename AnySample>
void renumber(std::vector<AnySample>& samples, const std::vector<std::uint32_t>& places) {
  for (AnySample& sample : samples) {
    sample.session = places[sample.session];
  }
  if (samples.size() < 2) {
    return;
  }
  std::ranges::stable_sort(samples, {}, &AnySample::session);
  const auto same = [](const AnySample& a, const AnySample& b) { return a.session == b.session; };
  samples.erase(std::unique(samples.begin(), samples.end(), same), samples.end());
}

void renumber_uses(std::vector<ScopeIndex>& uses, const std::vector<std::uint32_t>& places) {
  for (ScopeIndex& use : uses) {
    use = places[use];
  }
  std::ranges::sort(uses);
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
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
  files_.push_back({path, evidence_.tests.size(), evidence_.scopes.size(), {}});
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

void EvidenceBuilder::add_test(std::string_view id, std::vector<model::Sample> samples) {
  if (!samples.empty()) {
    evidence_.tests.push_back({model::NodeId{id}, std::move(samples), {}});
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
  std::multimap<model::BlockName, ScopeIndex> named;
  std::vector<ScopeIndex> said;
  for (const FixtureUse& use : file.uses) {
    const auto fixture = fixtures_.find(use.fixture);
    if (fixture == fixtures_.end()) {
      continue;
    }
    said.push_back(fixture->second);
    if (use.all) {
      use_within(fixture->second, {}, tests);
    }
    for (const std::string_view name : use.names) {
      named.emplace(model::block_name_of(name), fixture->second);
    }
  }
  for (std::size_t scope = file.first_scope; scope < end_scope; ++scope) {
    const auto index = static_cast<ScopeIndex>(scope);
    const ScopeEvidence& fixture = evidence_.scopes[scope];
    if (!fixture.is_import() && std::ranges::find(said, index) == said.end()) {
      use_within(index, model::place_of_fixture(fixture.id), tests);
    }
  }
  for (TestEvidence& test : named.empty() ? std::span<TestEvidence>{} : tests) {
    for (const model::BlockName& name : model::names_within_block(test.id.text())) {
      const auto [begin, end] = named.equal_range(name);
      std::for_each(begin, end, [&test](const auto& use) { test.uses.push_back(use.second); });
    }
  }
}

void EvidenceBuilder::use_within(ScopeIndex fixture,
                                 std::string_view place,
                                 std::span<TestEvidence> tests) {
  for (TestEvidence& test : tests) {
    if (place.empty() || model::stands_within(test.id.text(), place)) {
      test.uses.push_back(fixture);
    }
  }
}

void EvidenceBuilder::sort() {
  const auto sessions = sort_entries(evidence_.sessions);
  const auto scopes = sort_entries(evidence_.scopes);
  sort_entries(evidence_.tests);
  sort_entries(evidence_.jobs);
  for (PlannedJob& job : evidence_.jobs) {
    sort_entries(job.parts);
  }
  for (ScopeEvidence& scope : evidence_.scopes) {
    renumber(scope.samples, sessions);
  }
  for (TestEvidence& test : evidence_.tests) {
    renumber(test.samples, sessions);
    renumber_uses(test.uses, scopes);
    if (!test.has_run()) {
      test.uses.clear();
    }
  }
}

}  // namespace splitter::input
