#include "splitter/render/whereabouts.hpp"

#include "splitter/model/suite.hpp"
#include "splitter/render/human.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace splitter::render {

namespace {

using model::Dispatch;
using model::GroupIndex;
using model::NodeId;
using model::Problem;
using model::Roster;
using model::TestIndex;

bool covers(std::string_view asked, std::string_view id) {
  return model::selects(asked, id) || (asked.ends_with('/') && id.starts_with(asked));
}

/// The set-ups of these tests, and how many others of the group share each.
std::vector<SharedSetUp> setups_of(const Problem& problem,
                                   const std::vector<TestIndex>& tests,
                                   const model::Group& group) {
  std::unordered_map<model::ScopeIndex, std::size_t> users;
  for (const TestIndex test : group.tests) {
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      ++users[scope];
    }
  }
  std::set<model::ScopeIndex> used;
  std::unordered_map<model::ScopeIndex, std::size_t> own;
  for (const TestIndex test : tests) {
    for (const model::ScopeIndex scope : problem.scopes_of(test)) {
      used.insert(scope);
      ++own[scope];
    }
  }
  std::vector<SharedSetUp> setups;
  for (const model::ScopeIndex scope : used) {
    const model::Scope& entry = problem.scopes()[scope];
    const std::size_t others = users[scope] - std::min(users[scope], own[scope]);
    setups.push_back(
        {(entry.kind == model::ScopeKind::import ? "import of " : "") + std::string(entry.name),
         entry.setup,
         others});
  }
  return setups;
}

/// The tests that an estimate is the mean of: the nearest ones that were measured.
std::string kin_of(const Problem& problem, NodeId id) {
  for (const model::Level level : {model::Level::function, model::Level::file}) {
    const std::string_view near = id.enclosing(level);
    const auto count = std::ranges::count_if(problem.tests(), [&](const model::Test& test) {
      return test.basis == model::Basis::measured && test.id != id &&
             test.id.enclosing(level) == near;
    });
    if (count > 0) {
      return human_count(static_cast<std::size_t>(count),
                         level == model::Level::file ? "test" : "instance") +
             (level == model::Level::file ? " of its file" : " of its function");
    }
  }
  return "all tests";
}

/// The names of the rules that are about any of these tests.
std::vector<std::string_view> rules_about(const Problem& problem,
                                          const std::vector<TestIndex>& tests) {
  std::vector<std::string_view> names;
  for (const model::Rule& rule : problem.limits().rules) {
    const auto is_about = [&rule](TestIndex test) {
      return std::ranges::binary_search(rule.tests, test);
    };
    if (std::ranges::any_of(tests, is_about)) {
      names.emplace_back(rule.name);
    }
  }
  return names;
}

/// Looks names up in a plan with its problem.
class FreshPlan {
 public:
  FreshPlan(const PlanReport& report, const Dispatch& dispatch)
      : problem_(*report.problem),
        plan_(*report.plan),
        dispatch_(dispatch),
        measured_(report.measured) {}

  [[nodiscard]] std::optional<Whereabouts> find(std::string_view asked) const {
    std::vector<TestIndex> tests;
    for (TestIndex test = 0; test < problem_.tests().size(); ++test) {
      if (covers(asked, problem_.tests()[test].id.text())) {
        tests.push_back(test);
      }
    }
    // A bare path holds tests that are not known.
    const model::Placement placement = dispatch_.place(NodeId{asked});
    if (tests.empty() && placement.reason != model::Reason::named) {
      return std::nullopt;
    }
    Whereabouts found{.asked = asked, .placement = placement};
    describe(tests, found);
    return found;
  }

 private:
  void describe(const std::vector<TestIndex>& tests, Whereabouts& found) const {
    std::set<GroupIndex> groups;
    model::Microseconds time{0};
    found.measured = true;
    for (const TestIndex test : tests) {
      const model::Test& entry = problem_.tests()[test];
      groups.insert(*dispatch_.place(entry.id).group);
      time += entry.own;
      found.tests += entry.count;
      found.measured &= entry.basis == model::Basis::measured;
    }
    if (tests.empty()) {
      groups.insert(*found.placement.group);
    } else {
      found.placement = dispatch_.place(problem_.tests()[tests.front()].id);
      found.time = measured_ ? std::optional(time) : std::nullopt;
      const bool one = tests.size() == 1 && !found.measured;
      found.like = one ? kin_of(problem_, problem_.tests()[tests.front()].id) : "";
    }
    found.groups.assign(groups.begin(), groups.end());
    found.rules = rules_about(problem_, tests);
    if (groups.size() == 1) {
      found.setups = setups_of(problem_, tests, plan_.groups()[found.groups.front()]);
    }
  }

  const Problem& problem_;
  const model::Plan& plan_;
  const Dispatch& dispatch_;
  bool measured_;
};

}  // namespace

std::optional<Whereabouts> find_in_plan(const PlanReport& report,
                                        const Dispatch& dispatch,
                                        std::string_view asked) {
  return FreshPlan(report, dispatch).find(asked);
}

std::optional<Whereabouts> find_in_roster(const Roster& roster,
                                          const Dispatch& dispatch,
                                          std::string_view asked) {
  Whereabouts found{.asked = asked, .placement = dispatch.place(NodeId{asked})};
  std::set<GroupIndex> groups;
  for (GroupIndex group = 0; group < roster.groups.size(); ++group) {
    for (const model::RosterName& name : roster.groups[group].names) {
      if (name.name != asked && covers(asked, name.name)) {
        groups.insert(group);
      }
    }
  }
  const bool unknown = found.placement.reason == model::Reason::new_file ||
                       found.placement.reason == model::Reason::nobody;
  if (groups.empty() && unknown) {
    return std::nullopt;
  }
  if (found.placement.group.has_value() && found.placement.reason != model::Reason::new_file) {
    groups.insert(*found.placement.group);
  }
  found.groups.assign(groups.begin(), groups.end());
  return found;
}

}  // namespace splitter::render
