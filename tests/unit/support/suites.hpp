#pragma once

#include "splitter/model/plan.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/suite.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::support {

/// The ids as views into texts that the second part owns.
struct OwnedIds {
  std::vector<model::NodeId> ids;
  model::Text text;
};

inline OwnedIds own(std::vector<std::string> texts) {
  auto text = std::make_shared<const std::vector<std::string>>(std::move(texts));
  OwnedIds owned;
  for (const std::string& id : *text) {
    owned.ids.emplace_back(id);
  }
  owned.text = std::move(text);
  return owned;
}

/// A suite that owns the text of its ids.
inline std::shared_ptr<const model::Suite> suite_of(std::vector<std::string> ids,
                                                    model::Origin origin = model::Origin::pytest,
                                                    std::vector<std::string> unnameable = {},
                                                    model::Order order = model::Order::collection) {
  const OwnedIds owned = own(std::move(ids));
  const OwnedIds files = own(std::move(unnameable));
  return std::make_shared<const model::Suite>(
      owned.ids, origin, order, std::vector{owned.text, files.text}, files.ids);
}

/// A problem, test by test in collection order. Every test uses the import of its file, which
/// costs nothing unless `imports` says so.
class ProblemBuilder {
 public:
  /// A test with its own time in microseconds, and the set-ups that it shares with others.
  ProblemBuilder& test(std::string id, std::int64_t own, std::vector<std::string> setups = {}) {
    ids_.push_back(id);
    entries_.try_emplace(std::move(id), Entry{own, std::move(setups)});
    return *this;
  }
  /// What importing each file costs.
  ProblemBuilder& imports(std::int64_t cost) {
    import_ = cost;
    return *this;
  }
  /// What importing one file costs.
  ProblemBuilder& imports(const std::string& file, std::int64_t cost) {
    imports_[file] = cost;
    return *this;
  }
  ProblemBuilder& setup(std::string name, std::int64_t cost) {
    setups_.emplace_back(std::move(name), cost);
    return *this;
  }
  /// What a set-up holds in each process.
  ProblemBuilder& holds(const std::string& name,
                        std::int64_t bytes,
                        model::ScopeKind kind = model::ScopeKind::session) {
    held_[name] = {kind, model::Bytes{bytes}};
    return *this;
  }
  ProblemBuilder& groups(model::GroupIndex count) {
    limits_.groups = count;
    return *this;
  }
  ProblemBuilder& keep(model::Keep keep) {
    limits_.keep = keep;
    return *this;
  }
  ProblemBuilder& algorithm(model::Algorithm algorithm) {
    limits_.algorithm = algorithm;
    return *this;
  }
  ProblemBuilder& effort(model::Effort effort) {
    limits_.effort = effort;
    return *this;
  }
  ProblemBuilder& workers(std::uint32_t count,
                          model::Distribution distribution = model::Distribution::load) {
    limits_.workers = count;
    limits_.distribution = distribution;
    return *this;
  }
  ProblemBuilder& fewer_workers() {
    limits_.fewer_workers = true;
    return *this;
  }
  /// In thousandths of the usual speed, one a group.
  ProblemBuilder& speeds(std::vector<model::Speed> speeds) {
    limits_.speeds = std::move(speeds);
    return *this;
  }
  /// Of every group; say `groups` first.
  ProblemBuilder& memory_limit(std::int64_t bytes) {
    limits_.memory.assign(limits_.groups, model::Bytes{bytes});
    return *this;
  }
  ProblemBuilder& fixed(std::int64_t time) {
    fixed_ = time;
    return *this;
  }

  ProblemBuilder& startup(std::int64_t time) {
    startup_ = time;
    return *this;
  }
  ProblemBuilder& baseline(std::int64_t bytes) {
    baseline_ = bytes;
    return *this;
  }
  ProblemBuilder& memory(const std::string& id, std::int64_t peak, std::int64_t retained) {
    memory_[id] = {model::Bytes{peak}, model::Bytes{retained}};
    return *this;
  }
  /// Where tests were in the plan before.
  ProblemBuilder& previous(std::map<std::string, model::GroupIndex> groups) {
    previous_ = std::move(groups);
    return *this;
  }
  ProblemBuilder& growth(std::int64_t bytes) {
    limits_.growth = {bytes};
    return *this;
  }
  /// A rule about tests that are there, by their ids.
  ProblemBuilder& rule(model::RuleKind kind,
                       std::vector<std::string> ids,
                       model::GroupIndex group = model::no_group) {
    rules_.push_back({kind, std::move(ids), group, false});
    return *this;
  }
  /// Tests that `loadgroup` keeps on one worker.
  ProblemBuilder& worker_group(std::vector<std::string> ids) {
    rules_.push_back({model::RuleKind::keep, std::move(ids), model::no_group, true});
    return *this;
  }
  ProblemBuilder& origin(model::Origin origin) {
    origin_ = origin;
    return *this;
  }
  ProblemBuilder& order(model::Order order) {
    order_ = order;
    return *this;
  }
  ProblemBuilder& unnameable(std::string file) {
    unnameable_.push_back(std::move(file));
    return *this;
  }

  [[nodiscard]] model::Problem build() const {
    const OwnedIds owned = own(ids_);
    const OwnedIds files = own(unnameable_);
    auto names = std::make_shared<const std::vector<Setup>>(setups_);
    auto suite = std::make_shared<const model::Suite>(
        owned.ids,
        origin_,
        order_,
        std::vector<model::Text>{owned.text, files.text, names},
        files.ids);
    model::Costs costs = costs_of(*suite, *names);
    model::Limits limits = limits_;
    for (const RuleOfIds& rule : rules_) {
      limits.rules.push_back(resolved(rule, *suite));
    }
    return {std::move(suite), std::move(costs), std::move(limits)};
  }

 private:
  using Setup = std::pair<std::string, std::int64_t>;

  struct RuleOfIds {
    model::RuleKind kind;
    std::vector<std::string> ids;
    model::GroupIndex group;
    bool one_worker;
  };

  static model::Rule resolved(const RuleOfIds& rule, const model::Suite& suite) {
    model::Rule found{
        .kind = rule.kind, .name = "rule", .group = rule.group, .one_worker = rule.one_worker};
    const auto nodes = suite.nodes();
    for (model::TestIndex test = 0; test < nodes.size(); ++test) {
      if (std::ranges::find(rule.ids, nodes[test].id.text()) != rule.ids.end()) {
        found.tests.push_back(test);
      }
    }
    return found;
  }

  struct Entry {
    std::int64_t own = 0;
    std::vector<std::string> setups;
  };

  [[nodiscard]] model::Costs costs_of(const model::Suite& suite,
                                      const std::vector<Setup>& names) const {
    model::Costs costs;
    costs.scope_begin.push_back(0);
    for (const model::File& file : suite.files()) {
      const auto cost = imports_.find(std::string(file.path));
      costs.scopes.push_back(
          {model::ScopeKind::import,
           file.path,
           model::Microseconds{cost == imports_.end() ? import_ : cost->second}});
    }
    costs.startup = model::Microseconds{startup_};
    costs.fixed = model::Microseconds{fixed_};
    costs.baseline = {baseline_};
    for (const model::Node& node : suite.nodes()) {
      const auto known = memory_.find(std::string(node.id.text()));
      if (!previous_.empty()) {
        const auto before = previous_.find(std::string(node.id.text()));
        costs.previous.push_back(before == previous_.end() ? model::no_group : before->second);
      }
      if (!memory_.empty()) {
        costs.memory.push_back(known == memory_.end() ? model::Memory{} : known->second);
      }
    }
    for (const auto& [name, cost] : names) {
      const auto held = held_.find(name);
      const bool holds = held != held_.end();
      costs.scopes.push_back({holds ? held->second.first : model::ScopeKind::session,
                              name,
                              model::Microseconds{cost},
                              holds ? held->second.second : model::Bytes{}});
    }
    for (std::size_t file = 0; file < suite.files().size(); ++file) {
      for (model::TestIndex t = suite.files()[file].begin; t < suite.files()[file].end; ++t) {
        const Entry& entry = entries_.at(std::string(suite.nodes()[t].id.text()));
        costs.own.emplace_back(entry.own);
        costs.basis.push_back(model::Basis::measured);
        costs.scope_ids.push_back(static_cast<model::ScopeIndex>(file));
        for (const std::string& setup : entry.setups) {
          costs.scope_ids.push_back(scope_of(suite, names, setup));
        }
        std::sort(costs.scope_ids.begin() + costs.scope_begin.back(), costs.scope_ids.end());
        costs.scope_begin.push_back(static_cast<std::uint32_t>(costs.scope_ids.size()));
      }
    }
    return costs;
  }

  static model::ScopeIndex scope_of(const model::Suite& suite,
                                    const std::vector<Setup>& names,
                                    const std::string& name) {
    const auto found = std::ranges::find(names, name, &Setup::first);
    if (found == names.end()) {
      throw std::invalid_argument("no set-up " + name);
    }
    return static_cast<model::ScopeIndex>(suite.files().size()) +
           static_cast<model::ScopeIndex>(found - names.begin());
  }

  std::vector<std::string> ids_;
  std::map<std::string, Entry> entries_;
  std::vector<RuleOfIds> rules_;
  std::vector<Setup> setups_;
  std::map<std::string, std::int64_t> imports_;
  std::map<std::string, std::pair<model::ScopeKind, model::Bytes>> held_;
  std::vector<std::string> unnameable_;
  std::int64_t import_ = 0;
  std::int64_t startup_ = 0;
  std::int64_t fixed_ = 0;
  std::int64_t baseline_ = 0;
  std::map<std::string, model::Memory> memory_;
  std::map<std::string, model::GroupIndex> previous_;
  model::Limits limits_;
  model::Origin origin_ = model::Origin::pytest;
  model::Order order_ = model::Order::collection;
};

/// The place of a test in its problem.
inline model::TestIndex index_of(const model::Problem& problem, std::string_view id) {
  const auto tests = problem.tests();
  const auto found = std::ranges::find(tests, model::NodeId{id}, &model::Test::id);
  if (found == tests.end()) {
    throw std::invalid_argument("no test " + std::string(id));
  }
  return static_cast<model::TestIndex>(found - tests.begin());
}

/// The ids of a group's tests, in its order.
inline std::vector<std::string> ids_of(const model::Problem& problem, const model::Group& group) {
  std::vector<std::string> ids;
  for (const model::TestIndex test : group.tests) {
    ids.emplace_back(problem.tests()[test].id.text());
  }
  return ids;
}

/// The ids of every group of a plan.
inline std::vector<std::vector<std::string>> ids_of(const model::Problem& problem,
                                                    const model::Plan& plan) {
  std::vector<std::vector<std::string>> ids;
  for (const model::Group& group : plan.groups()) {
    ids.push_back(ids_of(problem, group));
  }
  return ids;
}

/// The ids of a suite's nodes.
inline std::vector<std::string> ids_of(const model::Suite& suite) {
  std::vector<std::string> ids;
  for (const model::Node& node : suite.nodes()) {
    ids.emplace_back(node.id.text());
  }
  return ids;
}

inline std::vector<std::string> texts(const std::vector<model::NodeId>& ids) {
  std::vector<std::string> texts;
  for (const model::NodeId& id : ids) {
    texts.emplace_back(id.text());
  }
  return texts;
}

}  // namespace splitter::support
