#include "splitter/history/evidence.hpp"

#include "blocks.hpp"
#include "lessons.hpp"
#include "planned_jobs.hpp"
#include "recorded.hpp"
#include "samples.hpp"
#include "test_union.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

namespace splitter::history {

namespace {

using model::Evidence;
using model::Sample;
using model::ScopeEvidence;
using model::ScopeIndex;
using model::Session;
using model::SessionIndex;
using model::SetUpSample;
using model::TestEvidence;

auto key(const Session& session) {
  return std::tie(session.run, session.id);
}

std::pair<std::string_view, bool> key(const ScopeEvidence& scope) {
  return scope.key();
}

model::NodeId key(const TestEvidence& test) {
  return test.id;
}

/// Places of the entries of two sorted lists in their union.
struct Places {
  std::vector<std::uint32_t> of_a;
  std::vector<std::uint32_t> of_b;
};

/// End of the entries from `begin` on that stand before `entry`, at least one: steps that double,
/// then halves. Files are mostly measured whole, so that such runs are long.
template <typename Entry>
std::size_t end_before(const std::vector<Entry>& entries, std::size_t begin, const Entry& entry) {
  std::size_t step = 1;
  std::size_t inside = begin;
  while (inside + step < entries.size() && key(entries[inside + step]) < key(entry)) {
    inside += step;
    step *= 2;
  }
  const auto first = entries.begin() + static_cast<std::ptrdiff_t>(inside + 1);
  const auto last =
      entries.begin() + static_cast<std::ptrdiff_t>(std::min(inside + step, entries.size()));
  const auto end = std::partition_point(
      first, last, [&entry](const Entry& other) { return key(other) < key(entry); });
  return static_cast<std::size_t>(end - entries.begin());
}

/// Moves entries behind all others, and notes their places.
template <typename Entry>
void move_up_to(std::size_t end,
                std::vector<Entry>& from,
                std::vector<std::uint32_t>& places,
                std::vector<Entry>& all) {
  while (places.size() < end) {
    Entry& entry = from[places.size()];
    places.push_back(static_cast<std::uint32_t>(all.size()));
    all.push_back(std::move(entry));
  }
}

/// The union of two lists that are sorted by `key`; `unite` makes one entry of two with one key.
template <typename Entry, typename Unite>
std::pair<std::vector<Entry>, Places> united(std::vector<Entry> a,
                                             std::vector<Entry> b,
                                             const Unite& unite) {
  std::vector<Entry> all;
  Places places;
  all.reserve(a.size() + b.size());
  places.of_a.reserve(a.size());
  places.of_b.reserve(b.size());
  while (places.of_a.size() < a.size() && places.of_b.size() < b.size()) {
    const std::size_t i = places.of_a.size();
    const std::size_t j = places.of_b.size();
    const std::strong_ordering order = key(a[i]) <=> key(b[j]);
    if (order < 0) {
      move_up_to(end_before(a, i, b[j]), a, places.of_a, all);
    } else if (order > 0) {
      move_up_to(end_before(b, j, a[i]), b, places.of_b, all);
    } else {
      places.of_b.push_back(static_cast<std::uint32_t>(all.size()));
      move_up_to(i + 1, a, places.of_a, all);
      unite(all.back(), std::move(b[j]));
    }
  }
  move_up_to(a.size(), a, places.of_a, all);
  move_up_to(b.size(), b, places.of_b, all);
  return {std::move(all), std::move(places)};
}

template <typename AnySample>
void renumber(std::vector<AnySample>& samples, const std::vector<std::uint32_t>& sessions) {
  for (AnySample& sample : samples) {
    sample.session = sessions[sample.session];
  }
}

/// Drops sessions without a sample.
void drop_unused_sessions(Evidence& evidence) {
  const auto for_all_samples = [&evidence](const auto& visit) {
    for (ScopeEvidence& scope : evidence.scopes) {
      std::ranges::for_each(scope.samples, visit);
    }
    std::ranges::for_each(evidence.samples, visit);
  };
  std::vector<std::uint32_t> place(evidence.sessions.size(), 0);
  for_all_samples([&place](const auto& sample) { place[sample.session] = 1; });
  if (std::ranges::find(place, 0U) == place.end()) {
    return;
  }
  std::vector<Session> used;
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (std::exchange(place[i], static_cast<std::uint32_t>(used.size())) != 0) {
      used.push_back(std::move(evidence.sessions[i]));
    }
  }
  evidence.sessions = std::move(used);
  for_all_samples([&place](auto& sample) { sample.session = place[sample.session]; });
}

/// Evidence of all but tests: samples of old runs and sessions without a sample included.
class Union {
 public:
  /// Both together, without their tests.
  Evidence without_tests(Evidence& a, Evidence& b) {
    Evidence result;
    std::tie(result.sessions, sessions_) =
        united(std::move(a.sessions), std::move(b.sessions), [](Session& session, Session&& copy) {
          absorb(session, copy);
        });
    for (ScopeEvidence& scope : a.scopes) {
      renumber(scope.samples, sessions_.of_a);
    }
    for (ScopeEvidence& scope : b.scopes) {
      renumber(scope.samples, sessions_.of_b);
    }
    std::tie(result.scopes, scopes_) = united(
        std::move(a.scopes), std::move(b.scopes), [](ScopeEvidence& scope, ScopeEvidence&& more) {
          add_evidence(scope, more);
        });
    result.jobs = united_jobs(std::move(a.jobs), std::move(b.jobs));
    result.lessons = united_lessons(std::move(a.lessons), std::move(b.lessons));
    result.texts = std::move(a.texts);
    std::ranges::move(b.texts, std::back_inserter(result.texts));
    return result;
  }

  /// Both together, without samples of old runs and sessions without a sample.
  Evidence of(Evidence a, Evidence b) {
    Evidence result = without_tests(a, b);
    add_tests(a, b, result);
    drop_old(result);
    return result;
  }

  /// Drops what is too old of all but the tests, and sessions without a sample.
  static void drop_old(Evidence& evidence) {
    const RunNumbers runs(evidence.sessions);
    for (ScopeEvidence& scope : evidence.scopes) {
      runs.drop_old(scope.samples);
    }
    drop_unused_sessions(evidence);
    drop_old_lessons(evidence.lessons);
  }

 private:
  void add_tests(const Evidence& a, const Evidence& b, Evidence& result) {
    result.tests.reserve(a.tests.size() + b.tests.size());
    result.samples.reserve(a.samples.size() + b.samples.size());
    result.uses.reserve(a.uses.size() + b.uses.size());
    TestUnion tests(result);
    const auto add_up_to =
        [&](std::size_t end, std::size_t& next, const Evidence& from, bool is_b) {
          for (; next < end; ++next) {
            tests.begin(from.tests[next].id, from.blocks[from.tests[next].block]);
            add(from, from.tests[next], is_b, tests);
            tests.end();
          }
        };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.tests.size() && j < b.tests.size()) {
      a.tests[std::min(i + ahead, a.tests.size() - 1)].id.prefetch();
      b.tests[std::min(j + ahead, b.tests.size() - 1)].id.prefetch();
      const auto order = a.tests[i].id <=> b.tests[j].id;
      if (order < 0) {
        add_up_to(end_before(a.tests, i, b.tests[j]), i, a, false);
      } else if (order > 0) {
        add_up_to(end_before(b.tests, j, a.tests[i]), j, b, true);
      } else {
        tests.begin(a.tests[i].id, a.blocks[a.tests[i].block]);
        add(a, a.tests[i++], false, tests);
        add(b, b.tests[j++], true, tests);
        tests.end();
      }
    }
    add_up_to(a.tests.size(), i, a, false);
    add_up_to(b.tests.size(), j, b, true);
  }

  /// Adds what one of both knows of a test, in the numbers of their union.
  void add(const Evidence& from, const TestEvidence& test, bool is_b, TestUnion& tests) {
    const auto samples = from.samples_of(test);
    const auto uses = from.uses_of(test);
    samples_.assign(samples.begin(), samples.end());
    renumber(samples_, is_b ? sessions_.of_b : sessions_.of_a);
    uses_.clear();
    for (const ScopeIndex use : uses) {
      uses_.push_back((is_b ? scopes_.of_b : scopes_.of_a)[use]);
    }
    tests.add(samples_, uses_);
  }

  Places sessions_;
  Places scopes_;
  std::vector<Sample> samples_;
  std::vector<ScopeIndex> uses_;
};

/// Sessions, set-ups and jobs of all recordings.
Evidence setups_of_all(std::span<const model::Recording> recordings) {
  if (recordings.size() <= 1) {
    return recordings.empty() ? Evidence{} : setups_of(recordings.front());
  }
  const std::size_t half = recordings.size() / 2;
  Evidence a = setups_of_all(recordings.first(half));
  Evidence b = setups_of_all(recordings.subspan(half));
  return Union().without_tests(a, b);
}

}  // namespace

Evidence evidence_of(std::span<const model::Recording> recordings) {
  Evidence all = setups_of_all(recordings);
  add_recorded_tests(recordings, all);
  Union::drop_old(all);
  return all;
}

Evidence combined(Evidence a, Evidence b) {
  return Union().of(std::move(a), std::move(b));
}

}  // namespace splitter::history
