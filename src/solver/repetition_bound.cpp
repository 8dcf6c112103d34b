#include "repetition_bound.hpp"

#include "capacity.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace splitter::solver {

namespace {

using model::BoundKind;
using model::GroupIndex;
using model::LowerBound;
using model::Microseconds;
using model::Problem;
using model::ScopeIndex;
using model::TestIndex;

/// Demand of the tests of one scope on the groups that run them.
struct Demand {
  Microseconds own{0};             ///< Own times of its tests.
  Microseconds beside{0};          ///< Set-ups that each of its tests needs, its own included.
  std::size_t tests = 0;           ///< Number of its tests; 0: the scope is not used.
  std::vector<ScopeIndex> common;  ///< The scopes that each of its tests touches, ascending.
  std::vector<ScopeIndex> inside;  ///< Scopes that only its tests touch, fewer of them first.
  std::int64_t payers = 0;         ///< Least number of groups that pay for it.
};

std::int64_t divided_up(Microseconds work, Microseconds share) {
  return (work.count() + share.count() - 1) / share.count();
}

class Repetitions {
 public:
  explicit Repetitions(const Problem& problem)
      : problem_(problem), demands_(problem.scopes().size()) {
    for (TestIndex test = 0; test < problem.tests().size(); ++test) {
      own_ += problem.tests()[test].own;
      add(problem.tests()[test].own, problem.scopes_of(test));
    }
    const auto workers = static_cast<std::int64_t>(problem.limits().workers);
    own_ /= workers;
    for (Demand& demand : demands_) {
      demand.own /= workers;
    }
    nest();
  }

  GroupIndex least_groups(Microseconds time) {
    const auto work = work_for(time, model::most_groups);
    const Microseconds share = problem_.work_within(0, time);
    if (!work.has_value() || share <= Microseconds{0}) {
      return model::no_group;
    }
    return static_cast<GroupIndex>(std::max<std::int64_t>(divided_up(*work, share), 1));
  }

  LowerBound bound() {
    Microseconds too_short{-1};
    Microseconds enough = problem_.time_of(0, all_in_one_group());
    while (enough - too_short > Microseconds{1}) {
      const Microseconds middle = too_short + (enough - too_short) / 2;
      (fits(middle) ? enough : too_short) = middle;
    }
    fits(enough);
    return blamed(enough);
  }

 private:
  void add(Microseconds own, std::span<const ScopeIndex> scopes) {
    for (const ScopeIndex scope : scopes) {
      Demand& demand = demands_[scope];
      if (demand.tests++ == 0) {
        demand.common.assign(scopes.begin(), scopes.end());
      } else if (!std::ranges::equal(demand.common, scopes)) {
        std::erase_if(demand.common, [scopes](ScopeIndex other) {
          return !std::ranges::binary_search(scopes, other);
        });
      }
      demand.own += own;
    }
  }

  /// A scope with the same tests lies beside this one, not inside.
  void nest() {
    order_.resize(demands_.size());
    std::iota(order_.begin(), order_.end(), ScopeIndex{0});
    std::ranges::stable_sort(
        order_, {}, [this](ScopeIndex scope) { return demands_[scope].tests; });
    for (const ScopeIndex scope : order_) {
      for (const ScopeIndex around : demands_[scope].common) {
        demands_[scope].beside += setup(around);
        if (demands_[around].tests > demands_[scope].tests) {
          demands_[around].inside.push_back(scope);
        }
      }
    }
  }

  [[nodiscard]] Microseconds all_in_one_group() const {
    Microseconds time = own_;
    for (ScopeIndex scope = 0; scope < demands_.size(); ++scope) {
      time += demands_[scope].tests > 0 ? setup(scope) : Microseconds{0};
    }
    return time;
  }

  /// Work that an end at `time` asks for; nothing if that end is impossible.
  std::optional<Microseconds> work_for(Microseconds makespan, std::int64_t groups) {
    Microseconds work = own_;
    const Microseconds most = most_work(problem_, makespan);
    for (const ScopeIndex scope : order_) {
      Demand& demand = demands_[scope];
      const Microseconds share = most - demand.beside;
      if (demand.tests == 0) {
        continue;
      }
      Microseconds asked = demand.own;
      for (const ScopeIndex inner : demand.inside) {
        asked += demands_[inner].payers * setup(inner);
      }
      if (share < Microseconds{0} || (share == Microseconds{0} && asked > share)) {
        return std::nullopt;
      }
      demand.payers = asked > share ? divided_up(asked, share) : 1;
      if (demand.payers > groups) {
        return std::nullopt;
      }
      work += demand.payers * setup(scope);
    }
    return work;
  }

  bool fits(Microseconds makespan) {
    const auto work = work_for(makespan, problem_.limits().groups);
    return work.has_value() && can_do(problem_, *work, makespan);
  }

  [[nodiscard]] Microseconds setup(ScopeIndex scope) const {
    return least_setup(problem_, problem_.scopes()[scope]);
  }

  [[nodiscard]] LowerBound blamed(Microseconds makespan) const {
    LowerBound bound{.time = makespan, .kind = BoundKind::repeated};
    Microseconds dearest{0};
    for (ScopeIndex scope = 0; scope < demands_.size(); ++scope) {
      const Microseconds repeated = (demands_[scope].payers - 1) * setup(scope);
      if (demands_[scope].tests > 0 && repeated > dearest) {
        dearest = repeated;
        bound.scope = scope;
        bound.payers = static_cast<GroupIndex>(demands_[scope].payers);
      }
    }
    return bound;
  }

  const Problem& problem_;
  Microseconds own_{0};
  std::vector<Demand> demands_;
  std::vector<ScopeIndex> order_;
};

}  // namespace

LowerBound repetition_bound(const Problem& problem) {
  return problem.tests().empty() ? LowerBound{.kind = BoundKind::repeated}
                                 : Repetitions(problem).bound();
}

GroupIndex least_groups(const Problem& problem, Microseconds time) {
  return problem.limits().speeds.empty() ? Repetitions(problem).least_groups(time)
                                         : model::no_group;
}

}  // namespace splitter::solver
