#pragma once

#include "splitter/model/rules.hpp"
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

/// Where a cost comes from.
enum class Basis : std::uint8_t { measured, estimated };

/// One test with the cost that the solver uses.
struct Test {
  NodeId id;
  Microseconds own{0};  ///< Call, function-scoped set-up and tear-down.
  std::uint32_t position = 0;
  std::uint32_t count = 1;
  Basis basis = Basis::estimated;
};

/// What kind of set-up tests share.
enum class ScopeKind : std::uint8_t { import, test_class, module, package, session };

/// Their words in files and reports, in the same order.
inline constexpr std::array<std::string_view, 5> scope_words = {
    "import", "class", "module", "package", "session"};

[[nodiscard]] constexpr std::string_view word_for(ScopeKind kind) {
  return scope_words[static_cast<std::size_t>(kind)];
}

/// What pytest calls the scope of a fixture; of one that is not known, as if all could use it.
[[nodiscard]] constexpr ScopeKind fixture_scope(std::string_view word) {
  const auto* const found = std::find(scope_words.begin() + 1, scope_words.end(), word);
  return found == scope_words.end() ? ScopeKind::session
                                    : static_cast<ScopeKind>(found - scope_words.begin());
}

/// A set-up that tests share: paid once in each group that touches it.
struct Scope {
  ScopeKind kind = ScopeKind::import;
  std::string_view name;
  Microseconds setup{0};
  Bytes memory;  ///< What a fixture holds while it is set up; of imports it is in the baseline.
};

/// What a test needs of its runner's memory.
struct Memory {
  Bytes peak;      ///< High-water mark above the memory at its start.
  Bytes retained;  ///< What stays after it.
};

/// How many tests are believed to stand behind a node that is a bare path.
struct PathCount {
  TestIndex node = 0;
  std::uint32_t count = 1;
};

/// What the tests of a suite cost, in the order of its nodes. Scope ids of test i are
/// `scope_ids[scope_begin[i] .. scope_begin[i + 1])`, ascending, each once.
struct Costs {
  std::vector<Microseconds> own;
  std::vector<Basis> basis;
  std::vector<PathCount> path_counts;
  std::vector<Memory> memory;  ///< Empty where none was measured.
  Microseconds startup{0};     ///< Start and end of a pytest that imports and runs nothing.
  Microseconds fixed{0};       ///< What a job takes besides, however many pytests it starts.
  Bytes baseline;              ///< Of a pytest process after its collection.
  /// The group of each test in the plan before, or no_group; empty without such a plan.
  std::vector<GroupIndex> previous;
  std::vector<Scope> scopes;
  std::vector<std::uint32_t> scope_begin;
  std::vector<ScopeIndex> scope_ids;
  std::vector<Text> texts;  ///< Own what names of scopes point into, besides the suite's.
};

/// What must stay together.
enum class Keep : std::uint8_t {
  automatic,   ///< Files stay whole unless cutting one shortens the makespan.
  file,        ///< Files stay whole.
  test_class,  ///< Outermost classes stay whole and, outside them, functions with their instances.
  function,    ///< The instances of a parametrised function stay together.
  none,        ///< Nothing: plain durations, no set-ups are priced.
};

enum class Algorithm : std::uint8_t {
  balance,     ///< A constructive start and local search.
  contiguous,  ///< The optimal contiguous partition of the collection order.
};

/// How pytest-xdist hands the tests of a job to its workers (`--dist`).
enum class Distribution : std::uint8_t { load, loadscope, loadfile, loadgroup, worksteal };

/// In the order of the above.
inline constexpr std::array<std::string_view, 5> distribution_names = {
    "load", "loadscope", "loadfile", "loadgroup", "worksteal"};

/// How long the search goes on.
enum class Effort : std::uint8_t {
  low,     ///< Until no move helps.
  normal,  ///< Perturbations as well, until the makespan is good enough.
  high,    ///< More of them, until the bound is reached.
};

/// The speed of a runner in thousandths of the usual one's.
using Speed = std::uint32_t;
inline constexpr Speed usual_speed = 1000;
inline constexpr Speed most_speed = 100'000;

/// More processes, or groups, than there are anywhere: a larger number is a mistake.
inline constexpr std::uint32_t most_workers = 10'000;

/// What a plan has to respect.
struct Limits {
  GroupIndex groups = 1;
  Keep keep = Keep::automatic;
  Algorithm algorithm = Algorithm::balance;
  Effort effort = Effort::normal;
  std::uint32_t workers = 1;   ///< Of pytest-xdist, in each job.
  bool fewer_workers = false;  ///< Where memory does not allow so many, a job has fewer.
  Distribution distribution = Distribution::load;
  std::vector<Speed> speeds;  ///< Of each group's runner; empty: all as usual.
  std::vector<Bytes> memory;  ///< Of each group's runner; empty: without limit.
  /// What the tests of one pytest may retain together before another goes on; zero: anything.
  Bytes growth;
  std::vector<Rule> rules;
};

/// The most groups that a problem may have.
inline constexpr GroupIndex most_groups = 10'000;

/// Suite, costs and limits: validated once, sorted by NodeId, immutable. Tests are numbered
/// as the nodes of the suite, which it shares; in the field's terms an instance of Q | s_f | Cmax
/// with a memory capacity.
class Problem {
 public:
  /// Throws std::invalid_argument where the parts do not fit together.
  Problem(std::shared_ptr<const Suite> suite, Costs costs, Limits limits);

  /// The same with tests that take so much longer, each.
  [[nodiscard]] Problem slower_by(std::span<const Microseconds> times) const;

  [[nodiscard]] const Suite& suite() const { return *suite_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] std::span<const Test> tests() const { return tests_; }
  [[nodiscard]] std::span<const Scope> scopes() const { return costs_.scopes; }
  [[nodiscard]] Microseconds startup() const { return costs_.startup; }
  [[nodiscard]] Microseconds fixed() const { return costs_.fixed; }
  /// What a job takes that has a test, beside its work.
  [[nodiscard]] Microseconds overhead() const { return costs_.startup + costs_.fixed; }
  [[nodiscard]] Bytes baseline() const { return costs_.baseline; }
  [[nodiscard]] std::span<const GroupIndex> previous() const { return costs_.previous; }
  [[nodiscard]] bool has_memory() const { return !costs_.memory.empty(); }
  /// The tests of all serial rules, ascending.
  [[nodiscard]] std::span<const TestIndex> serial() const { return serial_; }
  /// What `loadgroup` keeps on one worker with a test: the id of the first of them.
  [[nodiscard]] std::string_view worker_group(TestIndex test) const {
    return tests_[worker_groups_.empty() ? test : worker_groups_[test]].id.text();
  }

  /// How long a group's runner takes for the overhead and so much work; rounded up.
  [[nodiscard]] Microseconds time_of(GroupIndex group, Microseconds work) const {
    return limits_.speeds.empty() ? overhead() + work : time_at(limits_.speeds[group], work);
  }
  /// The most work that it does in so much time beside the overhead; negative where none.
  [[nodiscard]] Microseconds work_within(GroupIndex group, Microseconds time) const;

  [[nodiscard]] Memory memory_of(TestIndex test) const {
    return costs_.memory.empty() ? Memory{} : costs_.memory[test];
  }
  /// The same as a runner must have it: what a test gives back is nothing that others may count on.
  [[nodiscard]] Memory needed_by(TestIndex test) const {
    const Memory measured = memory_of(test);
    return {std::max(measured.peak, Bytes{}), std::max(measured.retained, Bytes{})};
  }
  /// What a set-up adds to each process that touches it.
  [[nodiscard]] Bytes held_by(ScopeIndex scope) const {
    const Scope& entry = costs_.scopes[scope];
    return entry.kind == ScopeKind::import ? Bytes{} : std::max(entry.memory, Bytes{});
  }
  /// Session and package fixtures stay; of classes and modules one is set up at a time.
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
  std::vector<TestIndex> worker_groups_;  ///< The first test of each test's; empty: each alone.
  std::vector<Test> tests_;
};

}  // namespace splitter::model
