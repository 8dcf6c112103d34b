#include "joined_tests.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace splitter::solver {

namespace {

using model::Keep;
using model::Level;
using model::NodeId;
using model::Problem;
using model::TestIndex;

/// Argument for the outermost class; for the function if there is no class.
std::string_view outermost_class(NodeId id) {
  const std::string_view function = id.enclosing(Level::function);
  const std::size_t class_begin = id.file().size() + 2;
  return class_begin >= function.size() ? function
                                        : function.substr(0, function.find("::", class_begin));
}

std::string_view kept_together(NodeId id, Keep keep) {
  switch (keep) {
    case Keep::file:
      return id.file();
    case Keep::test_class:
      return outermost_class(id);
    case Keep::function:
      return id.enclosing(Level::function);
    case Keep::automatic:
    case Keep::none:
      break;
  }
  return id.text();
}

/// Disjoint sets of tests, each known by its first test (Tarjan 1975, with path halving).
class Sets {
 public:
  explicit Sets(std::size_t tests) : first_(tests) {
    std::iota(first_.begin(), first_.end(), TestIndex{0});
  }

  void join(TestIndex a, TestIndex b) {
    const TestIndex left = find(a);
    const TestIndex right = find(b);
    first_[std::max(left, right)] = std::min(left, right);
  }

  [[nodiscard]] std::vector<TestIndex> all() && {
    for (TestIndex test = 0; test < first_.size(); ++test) {
      first_[test] = first_[first_[test]];  // Earlier tests are settled.
    }
    return std::move(first_);
  }

 private:
  TestIndex find(TestIndex test) {
    while (first_[test] != test) {
      first_[test] = first_[first_[test]];
      test = first_[test];
    }
    return test;
  }

  std::vector<TestIndex> first_;
};

void join_by_keep(const Problem& problem, Sets& sets) {
  const Keep keep = problem.limits().keep;
  if (keep == Keep::automatic || keep == Keep::none) {
    return;
  }
  const auto tests = problem.tests();
  for (TestIndex test = 1; test < tests.size(); ++test) {
    if (kept_together(tests[test].id, keep) == kept_together(tests[test - 1].id, keep)) {
      sets.join(test, test - 1);
    }
  }
}

void join_indistinguishable(const Problem& problem, Sets& sets) {
  const auto tests = problem.tests();
  const auto text = [&tests](TestIndex test) { return tests[test].id.text(); };
  for (TestIndex test = 0; test + 1 < tests.size(); ++test) {
    // Tests that a selector also selects begin with its text, and so follow it directly.
    TestIndex last = test;
    for (TestIndex other = test + 1; other < tests.size() && text(other).starts_with(text(test));
         ++other) {
      last = model::selects(text(test), text(other)) ? other : last;
    }
    for (TestIndex other = test + 1; other <= last; ++other) {
      sets.join(test, other);
    }
  }
}

void join_by_rules(const Problem& problem, Sets& sets) {
  for (const model::Rule& rule : problem.limits().rules) {
    for (const TestIndex test : rule.tests) {
      if (rule.kind == model::RuleKind::keep) {
        sets.join(rule.tests.front(), test);
      }
    }
  }
}

}  // namespace

std::vector<TestIndex> first_of_joined(const Problem& problem) {
  Sets sets(problem.tests().size());
  join_by_keep(problem, sets);
  join_indistinguishable(problem, sets);
  join_by_rules(problem, sets);
  return std::move(sets).all();
}

std::vector<Ruling> rulings_of(const Problem& problem, const std::vector<TestIndex>& first_of) {
  const auto& rules = problem.limits().rules;
  std::vector<Ruling> rulings(rules.empty() ? 0 : first_of.size());
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    for (const TestIndex test : rules[index].tests) {
      Ruling& ruling = rulings[first_of[test]];
      if (rules[index].kind == model::RuleKind::pin) {
        ruling.pin = rules[index].group;
      } else if (rules[index].kind == model::RuleKind::apart &&
                 (ruling.apart.empty() || ruling.apart.back() != index)) {
        ruling.apart.push_back(index);
      }
    }
  }
  return rulings;
}

}  // namespace splitter::solver
