#include "splitter/solver/contradiction.hpp"

#include "atoms.hpp"
#include "construct.hpp"
#include "joined_tests.hpp"

#include <algorithm>
#include <unordered_map>

namespace splitter::solver {

namespace {

using model::GroupIndex;
using model::Problem;
using model::Rule;
using model::RuleKind;
using model::TestIndex;

class Conflicts {
 public:
  explicit Conflicts(const Problem& problem)
      : problem_(problem), rules_(problem.limits().rules), first_of_(first_of_joined(problem)) {}

  std::optional<Contradiction> find() {
    if (auto found = two_pins()) {
      return found;
    }
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      if (rules_[rule].kind != RuleKind::apart) {
        continue;
      }
      if (auto found = within(rule)) {
        return found;
      }
    }
    return no_way();
  }

 private:
  struct Pin {
    std::size_t rule;
    TestIndex test;
  };

  std::optional<Contradiction> two_pins() {
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      for (const TestIndex test : rules_[rule].tests) {
        if (rules_[rule].kind != RuleKind::pin) {
          break;
        }
        const Pin& pin = pins_.try_emplace(first_of_[test], Pin{rule, test}).first->second;
        if (rules_[pin.rule].group != rules_[rule].group) {
          return between({.conflict = Conflict::two_pins,
                          .rules = {pin.rule, rule},
                          .test = pin.test,
                          .other = test});
        }
      }
    }
    return std::nullopt;
  }

  /// Contradiction in one rule that keeps tests apart.
  [[nodiscard]] std::optional<Contradiction> within(std::size_t rule) const {
    std::unordered_map<TestIndex, TestIndex> sets;
    std::unordered_map<GroupIndex, Pin> taken;
    for (const TestIndex test : rules_[rule].tests) {
      const auto [known, fresh] = sets.try_emplace(first_of_[test], test);
      if (!fresh) {
        return between({.conflict = Conflict::kept_and_apart,
                        .rules = {rule},
                        .test = known->second,
                        .other = test});
      }
      const auto pin = pins_.find(first_of_[test]);
      if (pin == pins_.end()) {
        continue;
      }
      const std::size_t by = pin->second.rule;
      const auto [there, first] = taken.try_emplace(rules_[by].group, Pin{by, test});
      if (!first) {
        return between({.conflict = Conflict::pinned_alike,
                        .rules = {rule, there->second.rule, by},
                        .test = there->second.test,
                        .other = test});
      }
    }
    if (sets.size() > problem_.limits().groups) {
      return Contradiction{.conflict = Conflict::too_many,
                           .rules = {rule},
                           .test = rules_[rule].tests.front(),
                           .count = sets.size()};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Contradiction> no_way() const {
    const Atoms atoms(problem_);
    AtomIndex stuck = 0;
    if (under_rules(atoms, &stuck).has_value()) {
      return std::nullopt;
    }
    Contradiction found{.test = atoms.tests(stuck).front()};
    const Ruling& ruling = atoms.ruling(stuck);
    found.rules.assign(ruling.apart.begin(), ruling.apart.end());
    return found;
  }

  /// Adds the rules that keep the two tests together.
  [[nodiscard]] Contradiction between(Contradiction found) const {
    const TestIndex set = first_of_[found.test];
    for (std::size_t rule = 0; rule < rules_.size() && set == first_of_[found.other]; ++rule) {
      const bool joins = rules_[rule].kind == RuleKind::keep &&
                         std::ranges::any_of(rules_[rule].tests, [&](TestIndex test) {
                           return first_of_[test] == set;
                         });
      if (joins) {
        found.rules.push_back(rule);
      }
    }
    std::ranges::sort(found.rules);
    found.rules.erase(std::unique(found.rules.begin(), found.rules.end()), found.rules.end());
    return found;
  }

  const Problem& problem_;
  const std::vector<Rule>& rules_;
  std::vector<TestIndex> first_of_;
  std::unordered_map<TestIndex, Pin> pins_;
};

}  // namespace

std::optional<Contradiction> find_contradiction(const Problem& problem) {
  const bool binds = std::ranges::any_of(problem.limits().rules, [](const Rule& rule) {
    return rule.kind == RuleKind::pin || rule.kind == RuleKind::apart;
  });
  return binds ? Conflicts(problem).find() : std::nullopt;
}

}  // namespace splitter::solver
