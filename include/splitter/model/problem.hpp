#pragma once

#include "splitter/model/rules.hpp"
#include "splitter/model/scope_kind.hpp"
#include "splitter/model/suite.hpp"
#include "splitter/model/units.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace splitter::model {

/// Source of a cost.
enum class Basis : std::uint8_t { measured, estimated };

/// One test with the cost that the solver uses.
struct Test {
  NodeId id;
  Microseconds own{0};  ///< Call, function-scoped set-up and tear-down.
  std::uint32_t position = 0;
  std::uint32_t count = 1;
  Basis basis = Basis::estimated;
};

/// A family set-up: time that tests share, paid once in each group that has one of them.
struct Scope {
  ScopeKind kind = ScopeKind::import;
  std::string_view name;
  Microseconds setup{0};
  Bytes memory;  ///< Memory of a fixture while it is set up; zero for imports (see the baseline).
};

/// Estimated number of tests behind a node that is a bare path.
struct PathCount {
  TestIndex node = 0;
  std::uint32_t count = 1;
};

/// Costs of the tests of a suite, in the order of its nodes. Test i touches the scopes
/// `scope_ids[scope_begin[i] .. scope_begin[i + 1])`, ascending, each once.
struct Costs {
  std::vector<Microseconds> own;
  std::vector<Basis> basis;
  std::vector<PathCount> path_counts;
  std::vector<Memory> memory;  ///< Empty if none was measured.
  Microseconds startup{0};     ///< Start and end of a pytest process that imports and runs nothing.
  Microseconds fixed{0};       ///< Further time of a job, independent of its number of sessions.
  Bytes baseline;              ///< Memory of a pytest process after its collection.
  /// Group of each test in the previous plan, or no_group; empty without a previous plan.
  std::vector<GroupIndex> previous;
  std::vector<Scope> scopes;
  std::vector<std::uint32_t> scope_begin;
  std::vector<ScopeIndex> scope_ids;
  std::vector<Text> texts;  ///< Owners of the names of scopes, besides those of the suite.
};

/// Unit of tests that must stay together.
enum class Keep : std::uint8_t {
  automatic,   ///< Files stay whole unless cutting one shortens the makespan.
  file,        ///< Files stay whole.
  test_class,  ///< Outermost classes stay whole, and so do functions outside of classes.
  function,    ///< All parameter sets of a parametrized function stay together.
  none,        ///< Single tests: plain durations, no set-ups are priced.
};

enum class Algorithm : std::uint8_t {
  balance,     ///< A constructive start and local search.
  contiguous,  ///< The optimal contiguous partition of the collection order.
};

/// Dist mode of pytest-xdist (`--dist`): how a job's tests reach its workers.
enum class Distribution : std::uint8_t { load, loadscope, loadfile, loadgroup, worksteal };

/// Words of pytest-xdist for the modes, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> distribution_names = {
    "load", "loadscope", "loadfile", "loadgroup", "worksteal"};

/// Length of the search.
enum class Effort : std::uint8_t {
  low,     ///< Local search until no move helps.
  normal,  ///< Iterated local search until the makespan is good enough.
  high,    ///< Ten times as many rounds, until the bound is reached.
};

/// Speed of a runner in thousandths of the usual speed.
using Speed = std::uint32_t;
inline constexpr Speed usual_speed = 1000;
inline constexpr Speed most_speed = 100'000;

/// Limit on workers: more than there are anywhere, so that a larger number is a mistake.
inline constexpr std::uint32_t most_workers = 10'000;

/// Limits that a plan must respect, and how to search for it.
struct Limits {
  GroupIndex groups = 1;
  Keep keep = Keep::automatic;
  Algorithm algorithm = Algorithm::balance;
  Effort effort = Effort::normal;
  std::uint32_t workers = 1;   ///< Workers of pytest-xdist in each job; 1: no pytest-xdist.
  bool fewer_workers = false;  ///< True: a job starts fewer workers if its memory demands it.
  Distribution distribution = Distribution::load;
  std::vector<Speed> speeds;  ///< Speed of each group's runner; empty: all as usual.
  std::vector<Bytes> memory;  ///< Memory of each group's runner; empty: unlimited.
  /// Memory that the tests of one session may retain before the next session starts; zero: any.
  Bytes growth;
  std::vector<Rule> rules;
};

/// Suite, costs and limits: validated once, sorted by NodeId, immutable. Tests have the numbers of
/// the nodes of the suite. In the field's terms an instance of Q | s_f | Cmax (uniform machines,
/// family set-ups, makespan) with a memory capacity.
class Problem {
 public:
  /// Throws std::invalid_argument if the parts do not fit together.
  Problem(std::shared_ptr<const Suite> suite, Costs costs, Limits limits);

  /// The same problem with longer own times: one addition a test.
  [[nodiscard]] Problem slower_by(std::span<const Microseconds> times) const;

  /// The same problem with further rules.
  [[nodiscard]] Problem under(std::vector<Rule> rules) const;

  [[nodiscard]] const Suite& suite() const { return *suite_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] std::span<const Test> tests() const { return tests_; }
  [[nodiscard]] std::span<const Scope> scopes() const { return costs_.scopes; }
  [[nodiscard]] Microseconds startup() const { return costs_.startup; }
  [[nodiscard]] Microseconds fixed() const { return costs_.fixed; }
  /// Time of a job with at least one test and one session, besides its work.
  [[nodiscard]] Microseconds overhead() const { return costs_.startup + costs_.fixed; }
  [[nodiscard]] Bytes baseline() const { return costs_.baseline; }
  [[nodiscard]] std::span<const GroupIndex> previous() const { return costs_.previous; }
  [[nodiscard]] bool has_memory() const { return !costs_.memory.empty(); }
  /// Tests of all serial rules, ascending.
  [[nodiscard]] std::span<const TestIndex> serial() const { return serial_; }
  /// Name of the set of tests that `loadgroup` keeps on one worker with this one: the id of the
  /// first of them.
  [[nodiscard]] std::string_view worker_group(TestIndex test) const {
    return tests_[worker_groups_.empty() ? test : worker_groups_[test]].id.text();
  }

  /// Time that the group's runner takes for the overhead and `work`, rounded up.
  [[nodiscard]] Microseconds time_of(GroupIndex group, Microseconds work) const {
    return limits_.speeds.empty() ? overhead() + work : time_at(limits_.speeds[group], work);
  }
  /// Work that the group's runner can finish within `time`, overhead deducted; negative if the
  /// overhead alone takes longer.
  [[nodiscard]] Microseconds work_within(GroupIndex group, Microseconds time) const;

  [[nodiscard]] Memory memory_of(TestIndex test) const {
    return costs_.memory.empty() ? Memory{} : costs_.memory[test];
  }
  /// Memory to reserve for a test. Negative measurements count as zero, because other tests cannot
  /// rely on memory that this one frees.
  [[nodiscard]] Memory needed_by(TestIndex test) const {
    const Memory measured = memory_of(test);
    return {std::max(measured.peak, Bytes{}), std::max(measured.retained, Bytes{})};
  }
  /// Memory that a set-up adds to each process that touches it; zero for imports.
  [[nodiscard]] Bytes held_by(ScopeIndex scope) const {
    const Scope& entry = costs_.scopes[scope];
    return entry.kind == ScopeKind::import ? Bytes{} : std::max(entry.memory, Bytes{});
  }
  /// True for fixtures that stay set up beside others: those of the session and of packages. Those
  /// of classes and modules are set up one at a time.
  [[nodiscard]] bool stays(ScopeIndex scope) const {
    const ScopeKind kind = costs_.scopes[scope].kind;
    return kind == ScopeKind::session || kind == ScopeKind::package;
  }
  [[nodiscard]] std::span<const ScopeIndex> scopes_of(TestIndex test) const {
    return std::span(costs_.scope_ids)
        .subspan(costs_.scope_begin[test], costs_.scope_begin[test + 1] - costs_.scope_begin[test]);
  }

 private:
  [[nodiscard]] Microseconds time_at(Speed speed, Microseconds work) const;
  void validate() const;
  void validate_limits() const;
  void validate_rules() const;

  std::shared_ptr<const Suite> suite_;
  Costs costs_;
  Limits limits_;
  std::vector<TestIndex> serial_;
  std::vector<TestIndex> worker_groups_;  ///< First test of the set of each; empty: no sets.
  std::vector<Test> tests_;
};

}  // namespace splitter::model
