#include "splitter/model/workers.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace splitter::model {

namespace {

/// Number of tests that a worker has at the least, while there are more to hand out.
constexpr std::size_t least_pending = 2;
/// Length of a test after which a worker with enough tests gets more only after its next one.
constexpr Microseconds long_test{100'000};

struct Worker {
  std::deque<TestIndex> pending;  ///< Its queue; the first test is running.
  std::unordered_set<ScopeIndex> paid;
  bool runs = false;
  Microseconds began{0};
  Microseconds ends{0};
};

/// Name of the unit that `loadscope` and `loadfile` keep on one worker.
std::string_view unit_of(Distribution distribution, NodeId id) {
  const std::string_view text = id.text();
  switch (distribution) {
    case Distribution::loadfile:
      return id.file();
    case Distribution::loadscope: {
      const std::string_view function = id.enclosing(Level::function);
      return function.substr(0, function.rfind("::"));
    }
    case Distribution::loadgroup:
    case Distribution::load:
    case Distribution::worksteal:
      break;
  }
  return text;
}

class XdistSession {
 public:
  XdistSession(const Problem& problem, std::span<const TestIndex> tests, std::uint32_t workers)
      : problem_(problem), tests_(tests), workers_(workers), by_units_(uses_units()) {
    if (by_units_) {
      make_units();
    }
    hand_out_first();
  }

  Microseconds run() {
    Microseconds last{0};
    for (Worker* worker = next(); worker != nullptr; worker = next()) {
      worker->pending.pop_front();
      worker->runs = false;
      last = std::max(last, worker->ends);
      hand_out(*worker, worker->ends - worker->began);
    }
    return last;
  }

 private:
  [[nodiscard]] bool uses_units() const {
    const Distribution distribution = problem_.limits().distribution;
    return distribution != Distribution::load && distribution != Distribution::worksteal;
  }

  void make_units() {
    std::map<std::string_view, std::size_t> place;
    for (const TestIndex test : tests_) {
      const std::string_view unit =
          problem_.limits().distribution == Distribution::loadgroup
              ? problem_.worker_group(test)
              : unit_of(problem_.limits().distribution, problem_.tests()[test].id);
      const auto [found, fresh] = place.try_emplace(unit, units_.size());
      if (fresh) {
        units_.emplace_back();
      }
      units_[found->second].push_back(test);
    }
    std::stable_sort(units_.begin(), units_.end(), [](const auto& a, const auto& b) {
      return a.size() > b.size();
    });
  }

  void hand_out_first() {
    if (by_units_) {
      for (int round = 0; round < 2; ++round) {
        for (Worker& worker : workers_) {
          hand_out_unit(worker);
        }
      }
    } else if (problem_.limits().distribution == Distribution::worksteal) {
      share_out();
    } else {
      const bool few = tests_.size() < 2 * workers_.size();
      const std::size_t quarter = tests_.size() / workers_.size() / 4;
      for (int turn = 0; turn < (few ? 2 : 1); ++turn) {
        for (Worker& worker : workers_) {
          send(worker, few ? 1 : std::max(quarter, least_pending));
        }
      }
    }
  }

  void send(Worker& worker, std::size_t count) {
    for (; count > 0 && next_test_ < tests_.size(); --count) {
      worker.pending.push_back(tests_[next_test_++]);
    }
  }

  void hand_out(Worker& worker, Microseconds took) {
    if (by_units_) {
      hand_out_unit(worker);
    } else if (problem_.limits().distribution == Distribution::worksteal) {
      steal_for(worker);
    } else {
      const std::size_t left = tests_.size() - next_test_;
      const std::size_t share = left / workers_.size();
      const std::size_t has = worker.pending.size();
      const bool enough =
          has >= std::max(least_pending, share / 4) || (took >= long_test && has >= least_pending);
      if (!enough) {
        send(worker, std::max(least_pending, share / 2) - has);
      }
    }
  }

  void hand_out_unit(Worker& worker) {
    if (worker.pending.size() <= least_pending && next_unit_ < units_.size()) {
      const auto& unit = units_[next_unit_++];
      worker.pending.insert(worker.pending.end(), unit.begin(), unit.end());
    }
  }

  /// Hands out even shares.
  void share_out() {
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      send(workers_[i], (tests_.size() - next_test_) / (workers_.size() - i));
    }
  }

  void steal_for(Worker& thief) {
    if (thief.pending.size() >= least_pending) {
      return;
    }
    Worker& victim = *std::ranges::max_element(
        workers_, {}, [](const Worker& worker) { return worker.pending.size(); });
    const std::size_t has = victim.pending.size();
    const std::size_t stolen =
        &victim == &thief || has <= least_pending ? 0 : std::min(has / 2, has - least_pending);
    const auto begin = victim.pending.end() - static_cast<std::ptrdiff_t>(stolen);
    thief.pending.insert(thief.pending.end(), begin, victim.pending.end());
    victim.pending.erase(begin, victim.pending.end());
  }

  /// The worker whose test ends first; of equals the first. Null if all are done.
  Worker* next() {
    Worker* first = nullptr;
    for (Worker& worker : workers_) {
      if (worker.pending.empty()) {
        continue;
      }
      if (!worker.runs) {
        worker.runs = true;
        worker.began = worker.ends;
        worker.ends += cost(worker);
      }
      first = first == nullptr || worker.ends < first->ends ? &worker : first;
    }
    return first;
  }

  Microseconds cost(Worker& worker) {
    Microseconds time = problem_.tests()[worker.pending.front()].own;
    for (const ScopeIndex scope : problem_.scopes_of(worker.pending.front())) {
      const Scope& entry = problem_.scopes()[scope];
      if (entry.kind != ScopeKind::import && worker.paid.insert(scope).second) {
        time += entry.setup;
      }
    }
    return time;
  }

  const Problem& problem_;
  std::span<const TestIndex> tests_;
  std::vector<Worker> workers_;
  bool by_units_;
  std::vector<std::vector<TestIndex>> units_;
  std::size_t next_test_ = 0;
  std::size_t next_unit_ = 0;
};

}  // namespace

Microseconds time_on_workers(const Problem& problem,
                             std::span<const TestIndex> tests,
                             std::uint32_t workers) {
  return XdistSession(problem, tests, workers).run();
}

}  // namespace splitter::model
