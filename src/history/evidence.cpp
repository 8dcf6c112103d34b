#include "splitter/history/evidence.hpp"

#include "blocks.hpp"
#include "lessons.hpp"
#include "planned_jobs.hpp"
#include "recorded.hpp"
#include "samples.hpp"

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

/// True if no entry gets another place.
bool all_stay(const std::vector<std::uint32_t>& places) {
  return places.empty() || places.back() + 1 == places.size();
}

class Union {
 public:
  /// Both together, with samples of old runs and sessions without a sample.
  Evidence whole(Evidence a, Evidence b) {
    unite_sessions(a, b);
    unite_scopes(a, b);
    renumber(a.tests, sessions_.of_a, scopes_.of_a);
    renumber(b.tests, sessions_.of_b, scopes_.of_b);
    result_.tests = united(std::move(a.tests),
                           std::move(b.tests),
                           [this](TestEvidence& test, TestEvidence&& more) {
                             unite_tests(test, std::move(more));
                           })
                        .first;
    result_.jobs = united_jobs(std::move(a.jobs), std::move(b.jobs));
    result_.lessons = united_lessons(std::move(a.lessons), std::move(b.lessons));
    result_.texts = std::move(a.texts);
    std::ranges::move(b.texts, std::back_inserter(result_.texts));
    return std::move(result_);
  }

  Evidence of(Evidence a, Evidence b) { return newest(whole(std::move(a), std::move(b))); }

  /// Evidence without samples of old runs, and without sessions that have no sample left.
  Evidence newest(Evidence all) {
    result_ = std::move(all);
    drop_old();
    drop_unused_sessions();
    drop_old_lessons(result_.lessons);
    return std::move(result_);
  }

 private:
  void unite_sessions(Evidence& a, Evidence& b) {
    std::tie(result_.sessions, sessions_) =
        united(std::move(a.sessions), std::move(b.sessions), [](Session& session, Session&& copy) {
          absorb(session, copy);
        });
  }

  void unite_scopes(Evidence& a, Evidence& b) {
    for (ScopeEvidence& scope : a.scopes) {
      renumber(scope.samples, sessions_.of_a);
    }
    for (ScopeEvidence& scope : b.scopes) {
      renumber(scope.samples, sessions_.of_b);
    }
    std::tie(result_.scopes, scopes_) = united(
        std::move(a.scopes), std::move(b.scopes), [](ScopeEvidence& scope, ScopeEvidence&& more) {
          add_evidence(scope, more);
        });
  }

  static void renumber(std::vector<TestEvidence>& tests,
                       const std::vector<std::uint32_t>& sessions,
                       const std::vector<std::uint32_t>& scopes) {
    if (!all_stay(sessions)) {
      for (TestEvidence& test : tests) {
        renumber(test.samples, sessions);
      }
    }
    if (!all_stay(scopes)) {
      renumber_uses(tests, scopes);
    }
  }

  template <typename AnySample>
  static void renumber(std::vector<AnySample>& samples,
                       const std::vector<std::uint32_t>& sessions) {
    for (AnySample& sample : samples) {
      sample.session = sessions[sample.session];
    }
  }

  /// Newest run that knows the uses of these samples' test; nullptr if there is none. A run that
  /// skipped the test knows none.
  [[nodiscard]] const std::string* knowing_run(const std::vector<Sample>& samples) const {
    for (std::size_t i = samples.size(); i > 0; --i) {
      const Session& session = result_.sessions[samples[i - 1].session];
      if (session.uses && samples[i - 1].outcome != model::Outcome::skipped) {
        return &session.run;
      }
    }
    return nullptr;
  }

  void unite_tests(TestEvidence& test, TestEvidence&& more) const {
    const std::string* run = knowing_run(test.samples);
    const std::string* other = knowing_run(more.samples);
    if (run == nullptr || (other != nullptr && *run < *other)) {
      test.uses = std::move(more.uses);
    } else if (other != nullptr && *run == *other) {
      std::vector<ScopeIndex> both;
      std::ranges::set_union(test.uses, more.uses, std::back_inserter(both));
      test.uses = std::move(both);
    }
    add_samples(test.samples, more.samples);
  }

  /// Keeps the newest runs.
  template <typename AnySample>
  void drop_old(std::vector<AnySample>& samples) const {
    if (samples.size() <= runs_kept) {
      return;
    }
    std::size_t runs = 0;
    std::size_t first = samples.size();
    while (first > 0) {
      const bool new_run =
          first == samples.size() || run_of(samples[first - 1]) != run_of(samples[first]);
      if (new_run && ++runs > runs_kept) {
        break;
      }
      --first;
    }
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(first));
  }

  template <typename AnySample>
  [[nodiscard]] const std::string& run_of(const AnySample& sample) const {
    return result_.sessions[sample.session].run;
  }

  void drop_old() {
    for (ScopeEvidence& scope : result_.scopes) {
      drop_old(scope.samples);
    }
    for (TestEvidence& test : result_.tests) {
      drop_old(test.samples);
      if (!test.uses.empty() && knowing_run(test.samples) == nullptr) {
        test.uses.clear();
      }
    }
  }

  void drop_unused_sessions() {
    std::vector<std::uint32_t> place(result_.sessions.size(), 0);
    for_all_samples([&place](const auto& sample) { place[sample.session] = 1; });
    if (std::ranges::find(place, 0U) == place.end()) {
      return;
    }
    std::vector<Session> used;
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (std::exchange(place[i], static_cast<std::uint32_t>(used.size())) != 0) {
        used.push_back(std::move(result_.sessions[i]));
      }
    }
    result_.sessions = std::move(used);
    for_all_samples([&place](auto& sample) { sample.session = place[sample.session]; });
  }

  template <typename Visit>
  void for_all_samples(const Visit& visit) {
    for (ScopeEvidence& scope : result_.scopes) {
      std::ranges::for_each(scope.samples, visit);
    }
    for (TestEvidence& test : result_.tests) {
      std::ranges::for_each(test.samples, visit);
    }
  }

  Evidence result_;
  Places sessions_;
  Places scopes_;
};

/// Evidence of all recordings, with samples of old runs and sessions without a sample.
Evidence evidence_of_all(std::span<const model::Recording> recordings) {
  if (recordings.size() <= 1) {
    return recordings.empty() ? Evidence{} : evidence_of_one(recordings.front());
  }
  const std::size_t half = recordings.size() / 2;
  return Union().whole(evidence_of_all(recordings.first(half)),
                       evidence_of_all(recordings.subspan(half)));
}

}  // namespace

Evidence evidence_of(std::span<const model::Recording> recordings) {
  return Union().newest(evidence_of_all(recordings));
}

Evidence combined(Evidence a, Evidence b) {
  return Union().of(std::move(a), std::move(b));
}

}  // namespace splitter::history
