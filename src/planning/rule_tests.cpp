#include "rule_tests.hpp"

#include "splitter/input/pattern.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/group_number.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/pytest/marked_tests.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/solver/contradiction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace splitter::planning {

namespace {

using model::InputError;
using model::RuleKind;
using model::Suite;
using model::TestIndex;

/// The tests of one rule, by what tells its sets apart.
using Sets = std::map<std::string, std::vector<TestIndex>>;

Sets named_by(const std::string& pattern, const std::string& where, const Suite& suite) {
  const input::Pattern matcher(pattern, where);
  Sets sets;
  const auto nodes = suite.nodes();
  for (TestIndex test = 0; test < nodes.size(); ++test) {
    if (auto key = matcher.match(nodes[test].id)) {
      sets[std::move(*key)].push_back(test);
    }
  }
  return sets;
}

/// `mark:NAME` or `mark:NAME(ARGUMENT)`.
Sets marked_by(std::string_view pattern, const pytest::MarkedTests& marked) {
  std::string_view name = pattern;
  std::string_view argument;
  const std::size_t bracket = pattern.find('(');
  const bool has_argument = bracket != std::string_view::npos && pattern.ends_with(')');
  if (has_argument) {
    name = pattern.substr(0, bracket);
    argument = pattern.substr(bracket + 1, pattern.size() - bracket - 2);
  }
  Sets sets;
  for (const auto& [key, tests] : marked.with(name)) {
    if (!has_argument || key == argument) {
      sets[key] = tests;
    }
  }
  return sets;
}

constexpr std::string_view mark_prefix = "mark:";
constexpr std::string_view xdist_group = "mark:xdist_group";

void merge_into(Sets& all, Sets&& more) {
  for (auto& [key, tests] : more) {
    auto& set = all[key];
    set.insert(set.end(), tests.begin(), tests.end());
  }
}

class Resolver {
 public:
  Resolver(const Suite& suite, const std::string& rootdir, const Messages& messages)
      : suite_(suite), marked_(suite, rootdir, system::disk()), messages_(messages) {}

  std::vector<model::Rule> rules(const std::vector<input::WrittenRule>& given, bool loadgroup) {
    for (const input::WrittenRule& rule : given) {
      add(rule, sets_of(rule));
    }
    if (loadgroup) {
      add({.patterns = {std::string(xdist_group)}, .where = "--dist loadgroup"},
          marked_by(xdist_group.substr(mark_prefix.size()), marked_));
    }
    return std::move(rules_);
  }

 private:
  Sets sets_of(const input::WrittenRule& rule) {
    Sets all;
    for (const std::string& pattern : rule.patterns) {
      const bool mark = pattern.starts_with(mark_prefix);
      Sets sets = mark ? marked_by(std::string_view(pattern).substr(mark_prefix.size()), marked_)
                       : named_by(pattern, rule.where, suite_);
      if (sets.empty()) {
        messages_.warning(
            fmt::format("{}: no test matches `{}`", rule.where, model::excerpt(pattern)));
      }
      merge_into(all, std::move(sets));
    }
    const bool joins = rule.kind == RuleKind::pin || rule.kind == RuleKind::serial;
    if (joins) {
      Sets one;
      for (auto& [key, tests] : all) {
        merge_into(one, {{"", std::move(tests)}});
      }
      return one;
    }
    return all;
  }

  void add(const input::WrittenRule& rule, Sets sets) {
    const bool one_worker = rule.kind == RuleKind::keep &&
                            std::ranges::all_of(rule.patterns, [](const std::string& pattern) {
                              return pattern.starts_with(xdist_group);
                            });
    for (auto& [key, tests] : sets) {
      std::ranges::sort(tests);
      tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
      const std::string set = key.empty() ? "" : fmt::format(" ({})", model::excerpt(key));
      rules_.push_back({.kind = rule.kind,
                        .name = fmt::format("`{}`{} ({})", rule.text(), set, rule.where),
                        .tests = std::move(tests),
                        .group = rule.group ? model::index_of(*rule.group) : model::no_group,
                        .one_worker = one_worker});
    }
  }

  const Suite& suite_;
  pytest::MarkedTests marked_;
  const Messages& messages_;
  std::vector<model::Rule> rules_;
};

std::string names_of(const model::Problem& problem, const std::vector<std::size_t>& rules) {
  std::string names;
  for (const std::size_t rule : rules) {
    names += (names.empty() ? "" : ", ") + problem.limits().rules[rule].name;
  }
  return names;
}

std::string id_of(const model::Problem& problem, TestIndex test) {
  return model::excerpt(problem.tests()[test].id.text());
}

std::string why(const model::Problem& problem, const solver::Contradiction& found) {
  const std::string test = id_of(problem, found.test);
  const std::string other = id_of(problem, found.other);
  switch (found.conflict) {
    case solver::Conflict::two_pins:
      return found.test == found.other
                 ? test + " is pinned to two groups"
                 : fmt::format(
                       "{} and {} cannot be parted and are pinned to two groups", test, other);
    case solver::Conflict::kept_and_apart:
      return fmt::format("{} and {} cannot be parted and must be apart", test, other);
    case solver::Conflict::pinned_alike:
      return fmt::format("{} and {} must be apart and are pinned to one group", test, other);
    case solver::Conflict::too_many:
      return fmt::format("{} must be apart, and there are {}",
                         render::human_count(found.count, "test"),
                         render::human_count(problem.limits().groups, "group"));
    case solver::Conflict::no_way:
      break;
  }
  return fmt::format("no way was found to keep them all; {} has no group left", test);
}

}  // namespace

std::vector<model::Rule> rules_for(const Request& settings,
                                   model::GroupIndex groups,
                                   const Suite& suite,
                                   const std::string& rootdir,
                                   const Messages& messages) {
  for (const input::WrittenRule& rule : settings.rules) {
    if (rule.group.has_value() && rule.group->value() > groups) {
      throw InputError(rule.where,
                       fmt::format("group {}: there {} {}",
                                   rule.group->value(),
                                   groups == 1 ? "is" : "are",
                                   render::human_count(groups, "group")));
    }
  }
  const bool several = settings.runners.all_cores || settings.limits.workers > 1;
  const bool loadgroup = several && settings.limits.distribution == model::Distribution::loadgroup;
  return Resolver(suite, rootdir, messages).rules(settings.rules, loadgroup);
}

void check_rules(const model::Problem& problem) {
  const bool contiguous = problem.limits().algorithm == model::Algorithm::contiguous;
  for (const model::Rule& rule : problem.limits().rules) {
    const bool places = rule.kind == RuleKind::pin || rule.kind == RuleKind::apart;
    if (places && contiguous) {
      throw InputError("--algorithm contiguous",
                       "cannot keep " + rule.name,
                       "the order of collection decides there; use --algorithm balance");
    }
  }
  if (const auto found = solver::find_contradiction(problem)) {
    throw InputError("rules", why(problem, *found) + ": " + names_of(problem, found->rules));
  }
}

}  // namespace splitter::planning
