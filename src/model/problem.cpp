#include "splitter/model/problem.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace splitter::model {

namespace {

void require(bool condition, const char* what) {
  if (!condition) {
    throw std::invalid_argument(what);
  }
}

}  // namespace

Problem::Problem(std::shared_ptr<const Suite> suite, Costs costs, Limits limits)
    : suite_(std::move(suite)), costs_(std::move(costs)), limits_(std::move(limits)) {
  validate();
  serial_ = serial_tests(limits_.rules);
  worker_groups_ = worker_groups(limits_.rules, suite_->nodes().size());
  const auto nodes = suite_->nodes();
  tests_.reserve(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    tests_.push_back({.id = nodes[i].id,
                      .own = costs_.own[i],
                      .position = nodes[i].position,
                      .count = nodes[i].count,
                      .basis = costs_.basis[i]});
  }
  for (const PathCount& path : costs_.path_counts) {
    tests_.at(path.node).count = path.count;
  }
}

Problem Problem::slower_by(std::span<const Microseconds> times) const {
  Costs costs = costs_;
  for (std::size_t test = 0; test < times.size(); ++test) {
    costs.own[test] = std::min(costs.own[test] + times[test], longest_believable);
  }
  return {suite_, std::move(costs), limits_};
}

Problem Problem::under(std::vector<Rule> rules) const {
  Limits limits = limits_;
  std::ranges::move(rules, std::back_inserter(limits.rules));
  return {suite_, costs_, std::move(limits)};
}

Microseconds Problem::time_at(Speed at, Microseconds work) const {
  const std::int64_t speed = at;
  const std::int64_t all = (overhead() + work).count();
  return Microseconds{all / speed * usual_speed + (all % speed * usual_speed + speed - 1) / speed};
}

Microseconds Problem::work_within(GroupIndex group, Microseconds time) const {
  const std::int64_t speed = limits_.speeds.empty() ? usual_speed : limits_.speeds[group];
  const std::int64_t all = time.count();
  return Microseconds{all / usual_speed * speed + all % usual_speed * speed / usual_speed} -
         overhead();
}

void Problem::validate_limits() const {
  require(limits_.groups >= 1 && limits_.groups <= most_groups, "number of groups out of range");
  require(limits_.workers >= 1 && limits_.workers <= most_workers,
          "number of workers out of range");
  require(limits_.speeds.empty() || limits_.speeds.size() == limits_.groups, "one speed a group");
  require(limits_.memory.empty() || limits_.memory.size() == limits_.groups, "one memory a group");
  require(std::ranges::all_of(limits_.speeds,
                              [](Speed speed) { return speed > 0 && speed <= most_speed; }),
          "speeds out of range");
  require(limits_.growth >= Bytes{}, "growth out of range");
}

void Problem::validate_rules() const {
  for (const Rule& rule : limits_.rules) {
    require(
        std::ranges::adjacent_find(rule.tests, std::ranges::greater_equal()) == rule.tests.end() &&
            (rule.tests.empty() || rule.tests.back() < suite_->nodes().size()),
        "tests of a rule ascending, each once");
    require(rule.kind != RuleKind::pin || rule.group < limits_.groups, "pins to groups that exist");
  }
}

void Problem::validate() const {
  const std::size_t tests = suite_->nodes().size();
  validate_limits();
  validate_rules();
  require(costs_.own.size() == tests && costs_.basis.size() == tests, "one cost a test");
  require(costs_.memory.empty() || costs_.memory.size() == tests, "one memory a test, or none");
  require(costs_.previous.empty() || costs_.previous.size() == tests,
          "one previous group a test, or none");
  require(costs_.scope_begin.size() == tests + 1, "one range of scopes a test");
  require(costs_.scope_begin.front() == 0 && costs_.scope_begin.back() == costs_.scope_ids.size() &&
              std::ranges::is_sorted(costs_.scope_begin),
          "ranges of scopes in order");
  const auto believable = [](Microseconds time) {
    return time >= Microseconds{0} && time <= longest_believable;
  };
  require(believable(costs_.startup), "startup believable");
  require(believable(costs_.fixed), "fixed part believable");
  require(std::ranges::all_of(costs_.own, believable), "own times believable");
  require(std::ranges::all_of(costs_.scopes, believable, &Scope::setup), "set-ups believable");
  std::int64_t total = 0;
  for (const Microseconds own : costs_.own) {
    require(!__builtin_add_overflow(total, own.count(), &total), "all times together fit 64 bits");
  }
  const auto known = [this](ScopeIndex scope) { return scope < costs_.scopes.size(); };
  require(std::ranges::all_of(costs_.scope_ids, known), "scopes exist");
  for (std::size_t test = 0; test < tests; ++test) {
    const auto scopes = scopes_of(static_cast<TestIndex>(test));
    require(std::ranges::adjacent_find(scopes, std::ranges::greater_equal()) == scopes.end(),
            "scopes of a test ascending, each once");
  }
}

}  // namespace splitter::model
