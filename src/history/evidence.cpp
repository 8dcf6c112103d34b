#include "splitter/history/evidence.hpp"

#include "blocks.hpp"
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

void absorb(Session& session, const Session& copy) {
  session.pipeline = std::max(session.pipeline, copy.pipeline);
  session.workers = std::max(session.workers, copy.workers);
  session.cores = std::max(session.cores, copy.cores);
  session.load = std::max(session.load, copy.load);
  session.startup = std::max(session.startup, copy.startup);
  session.collection = std::max(session.collection, copy.collection);
  session.ending = std::max(session.ending, copy.ending);
  session.baseline = std::max(session.baseline, copy.baseline);
  session.memory = session.memory || copy.memory;
  session.uses = session.uses || copy.uses;
}

/// Where the entries of two sorted lists stand in their union.
struct Places {
  std::vector<std::uint32_t> of_a;
  std::vector<std::uint32_t> of_b;
};

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
  while (places.of_a.size() < a.size() || places.of_b.size() < b.size()) {
    const std::size_t i = places.of_a.size();
    const std::size_t j = places.of_b.size();
    const std::strong_ordering order = i == a.size()   ? std::strong_ordering::greater
                                       : j == b.size() ? std::strong_ordering::less
                                                       : key(a[i]) <=> key(b[j]);
    const bool from_a = order <= 0;
    const bool from_b = order >= 0;
    const auto place = static_cast<std::uint32_t>(all.size());
    if (from_a) {
      places.of_a.push_back(place);
    }
    if (from_b) {
      places.of_b.push_back(place);
    }
    all.push_back(std::move(from_a ? a[i] : b[j]));
    if (from_a && from_b) {
      unite(all.back(), std::move(b[j]));
    }
  }
  return {std::move(all), std::move(places)};
}

class Union {
 public:
  Evidence of(Evidence a, Evidence b) {
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
    result_.texts = std::move(a.texts);
    std::ranges::move(b.texts, std::back_inserter(result_.texts));
    drop_old();
    drop_unused_sessions();
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
    for (TestEvidence& test : tests) {
      renumber(test.samples, sessions);
    }
    renumber_uses(tests, scopes);
  }

  template <typename AnySample>
  static void renumber(std::vector<AnySample>& samples,
                       const std::vector<std::uint32_t>& sessions) {
    for (AnySample& sample : samples) {
      sample.session = sessions[sample.session];
    }
  }

  /// The newest run that knows the uses of these samples' test; none where it has no name. A run
  /// that skipped it does not.
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

/// Of one recording as it is: its session stays, even if it has no sample.
Evidence evidence_of_all(std::span<const model::Recording> recordings) {
  if (recordings.size() <= 1) {
    return recordings.empty() ? Evidence{} : evidence_of_one(recordings.front());
  }
  const std::size_t half = recordings.size() / 2;
  return combined(evidence_of_all(recordings.first(half)),
                  evidence_of_all(recordings.subspan(half)));
}

}  // namespace

Evidence evidence_of(std::span<const model::Recording> recordings) {
  Evidence all = evidence_of_all(recordings);
  return recordings.size() == 1 ? combined(std::move(all), {}) : std::move(all);
}

Evidence combined(Evidence a, Evidence b) {
  return Union().of(std::move(a), std::move(b));
}

}  // namespace splitter::history
