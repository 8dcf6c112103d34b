#pragma once

#include "splitter/model/problem.hpp"
#include "splitter/model/sessions.hpp"
#include "splitter/model/units.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitter::model {

/// Which argument proves a lower bound on the makespan.
enum class BoundKind : std::uint8_t {
  volume,    ///< All work, every set-up once, spread evenly.
  repeated,  ///< The same with set-ups more than once, whose tests no one group can hold.
  longest,   ///< The longest test (or inseparable block) with its set-ups: more groups cannot help.
  pigeonhole,  ///< Of the N + 1 longest blocks two must share a group.
  pinned,      ///< What rules pin to one group.
};

/// No plan can end earlier than `time`.
struct LowerBound {
  Microseconds time{0};
  BoundKind kind = BoundKind::volume;
  std::optional<TestIndex> test;    ///< The test to blame, where one is: the longest of its block.
  std::size_t block = 1;            ///< How many tests must stay together with it, itself included.
  std::optional<ScopeIndex> scope;  ///< The set-up whose repetitions cost the most, where one is.
  GroupIndex payers = 1;            ///< How many groups must pay for it, at the least.
  GroupIndex group = no_group;      ///< The one with the pins.
  /// With BoundKind::longest: with fewer groups than these all work takes longer anyhow; no_group
  /// where their speeds differ.
  GroupIndex useful_groups = no_group;
};

/// The tests of one CI job, in collection order, with the time that the job will take.
struct Group {
  std::vector<TestIndex> tests;
  Microseconds time{0};
  Bytes memory;               ///< What its processes need at most; zero where none was measured.
  std::uint32_t workers = 1;  ///< Of pytest-xdist, in its first session; 1 is none.
  std::vector<PytestSession> sessions;  ///< Empty where one pytest runs them all.
  std::uint32_t files = 0;
  std::size_t count = 0;  ///< Tests as pytest counts them: several behind one path.
};

/// The answer: every test of the problem in exactly one group. That holds by construction, for a
/// plan is made from one group index a test; times are computed here from the problem alone,
/// independently of what a solver kept in its books.
class Plan {
 public:
  /// Throws std::logic_error unless there is one valid group index a test.
  Plan(const Problem& problem, std::span<const GroupIndex> group_of, LowerBound bound);

  [[nodiscard]] std::span<const Group> groups() const { return groups_; }
  [[nodiscard]] const LowerBound& bound() const { return bound_; }
  [[nodiscard]] Microseconds makespan() const { return makespan_; }
  [[nodiscard]] Microseconds total() const {
    return total_;
  }                                  ///< Billed time: the sum over groups.
  [[nodiscard]] double gap() const;  ///< makespan / bound - 1.
  /// The group of each test.
  [[nodiscard]] std::vector<GroupIndex> group_of_tests() const;
  /// How many tests that the previous plan had are in another group now.
  [[nodiscard]] std::size_t moved(const Problem& problem) const;
  /// The groups that need more memory than their runner has.
  [[nodiscard]] std::vector<GroupIndex> too_large(const Problem& problem) const;

 private:
  std::vector<Group> groups_;
  LowerBound bound_;
  Microseconds makespan_{0};
  Microseconds total_{0};
};

/// The work of one group with these tests: own times and each touched set-up once.
[[nodiscard]] Microseconds group_time(const Problem& problem, std::span<const TestIndex> tests);

/// The time of one pytest with these tests, in collection order: its startup, the imports, and what
/// its workers take for the rest, at the speed of the group's runner. With workers pytest starts
/// twice: first by itself, then on all of them at once. What a job takes besides is a part of its
/// first pytest. Zero for no tests.
[[nodiscard]] Microseconds session_time(const Problem& problem,
                                        GroupIndex group,
                                        std::span<const TestIndex> tests,
                                        std::uint32_t workers,
                                        bool first);

/// The time of a group's job with these tests, in collection order: its sessions one after the
/// other.
[[nodiscard]] Microseconds job_time(const Problem& problem,
                                    GroupIndex group,
                                    std::span<const TestIndex> tests);

/// What the shared fixtures of these tests hold in a process that runs all of them: those that
/// stay, and the largest of those that come and go.
[[nodiscard]] Bytes held_by_fixtures(const Problem& problem, std::span<const TestIndex> tests);

/// The memory that a job needs for these tests: a baseline and the fixtures a worker, what all of
/// them retain, and the peaks of those that may run at once. Zero for no tests, or where nothing
/// was measured.
[[nodiscard]] Bytes group_memory(const Problem& problem,
                                 std::span<const TestIndex> tests,
                                 std::uint32_t workers);

/// The most of the problem's workers, but at least one, with which the tests fit into the group's
/// memory, where the limits allow fewer; else all of them.
[[nodiscard]] std::uint32_t workers_that_fit(const Problem& problem,
                                             GroupIndex group,
                                             std::span<const TestIndex> tests);

}  // namespace splitter::model
