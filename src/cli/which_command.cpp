#include "commands.hpp"
#include "planning.hpp"
#include "roster_source.hpp"
#include "splitter/cli/run.hpp"
#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/render/roster.hpp"
#include "splitter/render/which_report.hpp"
#include "splitter/system/files.hpp"
#include "suggest.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace splitter::cli {

namespace {

using model::Dispatch;
using model::GroupIndex;
using model::NodeId;
using model::Problem;
using model::Roster;
using model::TestIndex;
using render::Whereabouts;

bool covers(std::string_view asked, std::string_view id) {
  return model::selects(asked, id) || (asked.ends_with('/') && id.starts_with(asked));
}

/// The set-ups of these tests, and how many others of the group share each.
std::vector<render::SharedSetUp> setups_of(const Problem& problem,
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
  std::vector<render::SharedSetUp> setups;
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

/// What an estimate is the mean of: the nearest tests that were measured.
std::string kin_of(const Problem& problem, NodeId id) {
  for (const model::Level level : {model::Level::function, model::Level::file}) {
    const std::string_view near = id.enclosing(level);
    const auto count = std::ranges::count_if(problem.tests(), [&](const model::Test& test) {
      return test.basis == model::Basis::measured && test.id != id &&
             test.id.enclosing(level) == near;
    });
    if (count > 0) {
      return render::human_count(static_cast<std::size_t>(count),
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

/// In a plan that was made here and now.
class FreshPlan {
 public:
  FreshPlan(const Planned& planned, const Dispatch& dispatch)
      : problem_(*planned.problem),
        plan_(*planned.plan),
        dispatch_(dispatch),
        measured_(planned.measured) {}

  [[nodiscard]] std::optional<Whereabouts> find(std::string_view asked) const {
    std::vector<TestIndex> tests;
    for (TestIndex test = 0; test < problem_.tests().size(); ++test) {
      if (covers(asked, problem_.tests()[test].id.text())) {
        tests.push_back(test);
      }
    }
    // A bare path holds tests that nobody knows.
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

/// In a plan that was made before, which knows names only.
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

/// All ids of the suite, or of a plan that was read its names.
std::vector<std::string_view> known_names(const Planned* planned, const Roster& roster) {
  std::vector<std::string_view> known;
  if (planned != nullptr) {
    for (const model::Test& test : planned->problem->tests()) {
      known.push_back(test.id.text());
    }
    return known;
  }
  for (const model::RosterGroup& group : roster.groups) {
    for (const model::RosterName& name : group.names) {
      known.emplace_back(name.name);
    }
  }
  return known;
}

/// The nearest name: of the same file where there is such a file, else of all files.
void say_unknown(std::string_view asked,
                 const std::vector<std::string_view>& known,
                 const Messages& messages) {
  const std::string_view file = NodeId{asked}.file();
  std::vector<std::string_view> near;
  for (const std::string_view name : known) {
    if (NodeId{name}.file() == file) {
      near.push_back(name);
    }
  }
  if (near.empty()) {
    for (const std::string_view name : known) {
      near.push_back(NodeId{name}.file());
    }
    near.erase(std::unique(near.begin(), near.end()), near.end());
  }
  const std::string hint = did_you_mean(asked, near);
  messages.error(model::InputError(model::excerpt(asked),
                                   "the plan has no such test",
                                   hint.empty() ? did_you_mean(file, near) : hint));
}

}  // namespace

int run_which(const Settings& settings,
              const std::vector<std::string>& ids,
              const Messages& messages) {
  if (ids.empty()) {
    throw model::InputError(
        "which",
        "which test?",
        "name it, before options that take several: `splitter which tests/test_a.py::test_x`");
  }
  std::optional<Planned> planned;
  if (settings.plan.empty()) {
    planned = make_plan(settings, messages);
  }
  const Roster roster = planned ? render::roster(planned->report()) : read_plan(settings);
  const Dispatch dispatch(roster);
  std::vector<Whereabouts> answers;
  for (const std::string& id : ids) {
    auto found =
        planned ? FreshPlan(*planned, dispatch).find(id) : find_in_roster(roster, dispatch, id);
    if (!found.has_value()) {
      say_unknown(id, known_names(planned ? &*planned : nullptr, roster), messages);
      continue;
    }
    answers.push_back(*std::move(found));
  }
  if (!answers.empty()) {
    deliver(
        settings,
        settings.json ? render::which_json(roster, answers) : render::which_text(roster, answers));
  }
  return answers.size() == ids.size() ? success : answer_is_no;
}

}  // namespace splitter::cli
