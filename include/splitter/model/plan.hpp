#pragma once

#include "splitter/model/job.hpp"
#include "splitter/model/problem.hpp"
#include "splitter/model/sessions.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitter::model {

/// Argument that proves a lower bound on the makespan.
enum class BoundKind : std::uint8_t {
  volume,      ///< All work, every set-up once, spread evenly.
  repeated,    ///< The volume, with set-ups repeated if no single group can hold their tests.
  longest,     ///< The longest test (or inseparable block) with its set-ups.
  pigeonhole,  ///< Two of the N + 1 longest blocks must share a group.
  pinned,      ///< The work that rules pin to one group.
};

/// A makespan that no plan can beat, and its proof.
struct LowerBound {
  Microseconds time{0};
  BoundKind kind = BoundKind::volume;
  /// BoundKind::longest: the longest test of the longest block.
  std::optional<TestIndex> test;
  std::size_t block = 1;  ///< Number of tests in that block.
  /// BoundKind::repeated: the set-up whose repetitions cost the most.
  std::optional<ScopeIndex> scope;
  GroupIndex payers = 1;        ///< The least number of groups that pay for that set-up.
  GroupIndex group = no_group;  ///< BoundKind::pinned: the group with the pins.
  /// BoundKind::longest: the least number of groups that can reach the bound; no_group if their
  /// speeds differ. More groups cannot help.
  GroupIndex useful_groups = no_group;
};

/// The tests of one CI job, in collection order, and everything that the job takes (see Job).
struct Group {
  std::vector<TestIndex> tests;
  Microseconds time{0};
  Bytes memory;
  std::uint32_t workers = 1;
  std::vector<PytestSession> sessions;  ///< Empty if one session runs all tests.
  std::uint32_t files = 0;
  std::size_t count = 0;  ///< Number of tests as pytest counts them: several behind one path.
};

/// The answer: every test of the problem in exactly one group. This holds by construction, because
/// a plan is made from one group index a test. Its times come from the problem alone (`job_of`),
/// not from the books of a solver.
class Plan {
 public:
  /// Throws std::logic_error unless every test has one valid group index.
  Plan(const Problem& problem, std::span<const GroupIndex> group_of, LowerBound bound);

  [[nodiscard]] std::span<const Group> groups() const { return groups_; }
  [[nodiscard]] const LowerBound& bound() const { return bound_; }
  [[nodiscard]] Microseconds makespan() const { return makespan_; }
  /// Billed time: the sum over the groups.
  [[nodiscard]] Microseconds total() const { return total_; }
  /// makespan / bound - 1; zero if the bound is zero.
  [[nodiscard]] double gap() const;
  /// One group index a test, in the order of the problem's tests.
  [[nodiscard]] std::vector<GroupIndex> group_of_tests() const;
  /// Number of tests that were in another group of the previous plan.
  [[nodiscard]] std::size_t moved(const Problem& problem) const;
  /// Groups that need more memory than their runner has, ascending.
  [[nodiscard]] std::vector<GroupIndex> too_large(const Problem& problem) const;

 private:
  std::vector<Group> groups_;
  LowerBound bound_;
  Microseconds makespan_{0};
  Microseconds total_{0};
};

}  // namespace splitter::model
