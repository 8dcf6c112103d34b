#include "splitter/render/fingerprint.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace splitter::render {
namespace {

using model::Bytes;
using model::Microseconds;
using model::RuleKind;
using model::ScopeKind;

/// Everything that a problem is made of, before it is validated and made immutable.
struct Parts {
  std::vector<std::string> ids = {"a.py::f", "a.py::g", "b.py::f", "b.py::g"};
  model::Origin origin = model::Origin::pytest;
  std::vector<std::string> unnameable;
  std::vector<std::string> remembered;
  model::Costs costs;
  model::Limits limits;

  Parts() {
    for (const int own : {10, 20, 30, 40}) {
      costs.own.emplace_back(own);
      costs.memory.push_back({Bytes{own + 1}, Bytes{own + 2}});
    }
    costs.basis.assign(4, model::Basis::measured);
    costs.startup = Microseconds{500};
    costs.fixed = Microseconds{600};
    costs.baseline = Bytes{700};
    costs.previous = {0, 1, 2, model::no_group};
    costs.scopes = {{ScopeKind::import, "a.py", Microseconds{3}, Bytes{0}},
                    {ScopeKind::import, "b.py", Microseconds{4}, Bytes{0}},
                    {ScopeKind::module, "a.py::db", Microseconds{5}, Bytes{6}}};
    costs.scope_begin = {0, 2, 3, 4, 5};
    costs.scope_ids = {0, 2, 0, 1, 1};
    limits.groups = 3;
    limits.workers = 2;
    limits.speeds = {1000, 1000, 2000};
    limits.memory = {Bytes{9'000}, Bytes{9'000}, Bytes{9'000}};
    limits.growth = Bytes{800};
    limits.rules = {{RuleKind::keep, "kept", {0, 1}, model::no_group, false},
                    {RuleKind::pin, "pinned", {2}, 1, false}};
  }

  [[nodiscard]] std::string fingerprint() const {
    const auto owned = support::own(ids);
    const auto unnamed = support::own(unnameable);
    const auto old = support::own(remembered);
    auto suite =
        std::make_shared<const model::Suite>(owned.ids,
                                             origin,
                                             model::Order::collection,
                                             std::vector{owned.text, unnamed.text, old.text},
                                             unnamed.ids,
                                             old.ids);
    return render::fingerprint(model::Problem(std::move(suite), costs, limits));
  }
};

struct Change {
  std::string name;
  std::function<void(Parts&)> make;
};

Parts with(const Change& change) {
  Parts parts;
  change.make(parts);
  return parts;
}

const std::vector<Change>& seen() {
  static const std::vector<Change> changes = {
      {"an id", [](Parts& p) { p.ids[3] = "b.py::h"; }},
      {"the order of collection", [](Parts& p) { std::swap(p.ids[0], p.ids[1]); }},
      {"a count",
       [](Parts& p) {
         p.costs.path_counts = {{1, 7}};
       }},
      {"an id that is collected twice", [](Parts& p) { p.ids.emplace_back("b.py::g"); }},
      {"a file without a usable name", [](Parts& p) { p.unnameable = {"a.py"}; }},
      {"an own time", [](Parts& p) { p.costs.own[2] = Microseconds{31}; }},
      {"a peak", [](Parts& p) { p.costs.memory[1].peak = Bytes{1'000}; }},
      {"retained memory", [](Parts& p) { p.costs.memory[1].retained = Bytes{1'000}; }},
      {"no memory", [](Parts& p) { p.costs.memory.clear(); }},
      {"the startup", [](Parts& p) { p.costs.startup = Microseconds{501}; }},
      {"the fixed part", [](Parts& p) { p.costs.fixed = Microseconds{601}; }},
      {"the baseline", [](Parts& p) { p.costs.baseline = Bytes{701}; }},
      {"a previous group", [](Parts& p) { p.costs.previous[0] = 2; }},
      {"a previous group that is none", [](Parts& p) { p.costs.previous[0] = model::no_group; }},
      {"no previous plan", [](Parts& p) { p.costs.previous.clear(); }},
      {"the time of an import", [](Parts& p) { p.costs.scopes[0].setup = Microseconds{4}; }},
      {"the time of a fixture", [](Parts& p) { p.costs.scopes[2].setup = Microseconds{6}; }},
      {"the memory of a fixture", [](Parts& p) { p.costs.scopes[2].memory = Bytes{7}; }},
      {"a fixture of a class", [](Parts& p) { p.costs.scopes[2].kind = ScopeKind::test_class; }},
      {"a fixture of a package", [](Parts& p) { p.costs.scopes[2].kind = ScopeKind::package; }},
      {"a fixture of the session", [](Parts& p) { p.costs.scopes[2].kind = ScopeKind::session; }},
      {"a fixture taken for an import",
       [](Parts& p) { p.costs.scopes[2].kind = ScopeKind::import; }},
      {"one scope more", [](Parts& p) { p.costs.scopes.push_back(p.costs.scopes.back()); }},
      {"another user of a fixture",
       [](Parts& p) {
         p.costs.scope_begin = {0, 1, 3, 4, 5};
         p.costs.scope_ids = {0, 0, 2, 1, 1};
       }},
      {"the groups",
       [](Parts& p) {
         p.limits.groups = 4;
         p.limits.speeds.push_back(1000);
         p.limits.memory.push_back(Bytes{9'000});
       }},
      {"what stays together", [](Parts& p) { p.limits.keep = model::Keep::file; }},
      {"the algorithm", [](Parts& p) { p.limits.algorithm = model::Algorithm::contiguous; }},
      {"low effort", [](Parts& p) { p.limits.effort = model::Effort::low; }},
      {"high effort", [](Parts& p) { p.limits.effort = model::Effort::high; }},
      {"the workers", [](Parts& p) { p.limits.workers = 3; }},
      {"fewer workers where memory is short", [](Parts& p) { p.limits.fewer_workers = true; }},
      {"loadscope", [](Parts& p) { p.limits.distribution = model::Distribution::loadscope; }},
      {"worksteal", [](Parts& p) { p.limits.distribution = model::Distribution::worksteal; }},
      {"a speed", [](Parts& p) { p.limits.speeds[0] = 1001; }},
      {"speeds in another order",
       [](Parts& p) { std::swap(p.limits.speeds[0], p.limits.speeds[2]); }},
      {"no speeds", [](Parts& p) { p.limits.speeds.clear(); }},
      {"the memory of a runner", [](Parts& p) { p.limits.memory[1] = Bytes{9'001}; }},
      {"runners without a limit", [](Parts& p) { p.limits.memory.clear(); }},
      {"the growth", [](Parts& p) { p.limits.growth = Bytes{801}; }},
      {"any growth", [](Parts& p) { p.limits.growth = Bytes{}; }},
      {"the kind of a rule", [](Parts& p) { p.limits.rules[0].kind = RuleKind::apart; }},
      {"the tests of a rule",
       [](Parts& p) {
         p.limits.rules[0].tests = {0, 3};
       }},
      {"the group of a pin", [](Parts& p) { p.limits.rules[1].group = 0; }},
      {"a rule for one worker", [](Parts& p) { p.limits.rules[0].one_worker = true; }},
      {"one rule less", [](Parts& p) { p.limits.rules.pop_back(); }},
      {"rules in another order", [](Parts& p) { std::swap(p.limits.rules[0], p.limits.rules[1]); }},
      {"a serial test", [](Parts& p) { p.limits.rules[1].kind = RuleKind::serial; }},
  };
  return changes;
}

const std::vector<Change>& unseen() {
  static const std::vector<Change> changes = {
      {"where the suite comes from", [](Parts& p) { p.origin = model::Origin::list; }},
      {"a file that is known from earlier runs", [](Parts& p) { p.remembered = {"a.py"}; }},
      {"an estimate", [](Parts& p) { p.costs.basis[0] = model::Basis::estimated; }},
      {"the name of a fixture", [](Parts& p) { p.costs.scopes[2].name = "a.py::database"; }},
      {"memory of an import", [](Parts& p) { p.costs.scopes[0].memory = Bytes{1}; }},
      {"the name of a rule", [](Parts& p) { p.limits.rules[0].name = "other"; }},
  };
  return changes;
}

/// A field that is added to these structs breaks the bindings, so that nobody adds one without
/// deciding here whether the solver sees it.
TEST(FingerprintInputs, AreAllListedHere) {
  Parts parts;
  [[maybe_unused]] const auto& [own,
                                basis,
                                counts,
                                memory,
                                startup,
                                fixed,
                                baseline,
                                previous,
                                scopes,
                                begin,
                                ids,
                                texts] = parts.costs;
  [[maybe_unused]] const auto& [groups,
                                keep,
                                algorithm,
                                effort,
                                workers,
                                fewer,
                                distribution,
                                speeds,
                                room,
                                growth,
                                rules] = parts.limits;
  [[maybe_unused]] const auto& [kind, name, setup, held] = scopes.front();
  [[maybe_unused]] const auto& [rule_kind, rule_name, tests, group, one_worker] = rules.front();
  EXPECT_EQ(own.size(), basis.size());
}

TEST(FingerprintInputs, EachThatTheSolverSeesChangesTheFingerprint) {
  std::map<std::string, std::string> by_fingerprint = {{Parts().fingerprint(), "no change"}};
  for (const Change& change : seen()) {
    const auto [same, fresh] = by_fingerprint.try_emplace(with(change).fingerprint(), change.name);
    EXPECT_TRUE(fresh) << change.name << " gives the fingerprint of " << same->second;
  }
}

TEST(FingerprintInputs, NoneThatTheSolverDoesNotSeeChangesIt) {
  for (const Change& change : unseen()) {
    EXPECT_EQ(with(change).fingerprint(), Parts().fingerprint()) << change.name;
  }
}

/// Without a limit of memory the solver asks for none, so that two machines that measured
/// different peaks agree.
TEST(FingerprintInputs, MeasuredMemoryCountsOnlyWhereItIsLimited) {
  const auto unlimited = [](const Change& change) {
    Parts parts = with(change);
    parts.limits.memory.clear();
    parts.limits.growth = {};
    return parts.fingerprint();
  };
  const std::string base = unlimited({"no change", [](Parts&) {}});
  EXPECT_EQ(unlimited({"", [](Parts& p) { p.costs.memory[1].peak = Bytes{1'000}; }}), base);
  EXPECT_EQ(unlimited({"", [](Parts& p) { p.costs.memory[1].retained = Bytes{1'000}; }}), base);
  EXPECT_EQ(unlimited({"", [](Parts& p) { p.costs.memory.clear(); }}), base);
  EXPECT_EQ(unlimited({"", [](Parts& p) { p.costs.baseline = Bytes{1}; }}), base);
  EXPECT_EQ(unlimited({"", [](Parts& p) { p.costs.scopes[2].memory = Bytes{7}; }}), base);
}

}  // namespace
}  // namespace splitter::render
