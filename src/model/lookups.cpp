#include "splitter/model/lookups.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace splitter::model {

namespace {

/// Number of tests that pytest compares with one name in a microsecond.
constexpr std::int64_t tests_a_microsecond = 4;

/// Number of tests from which on finding names in a file takes time worth counting.
constexpr std::size_t many_tests = 200;

/// Divisor of the makespan: less than this part in every group is negligible.
constexpr std::int64_t least_part = 200;

constexpr std::array coarse_to_fine = {Level::test_class, Level::function};

/// Time of naming the tests of one file.
class FileLookups {
 public:
  FileLookups(const Problem& problem, const File& file, std::span<const GroupIndex> group_of)
      : problem_(problem), file_(file), group_of_(group_of), restart_(problem.startup()) {
    for (TestIndex test = file.begin; test < file.end; ++test) {
      tests_ += problem.tests()[test].count;
    }
    for (const ScopeIndex scope : problem.scopes_of(file.begin)) {
      const Scope& entry = problem.scopes()[scope];
      restart_ += entry.kind == ScopeKind::import ? entry.setup : Microseconds{0};
    }
  }

  void write_to(std::span<Microseconds> times, Naming naming) const {
    for (TestIndex begin = file_.begin; begin < file_.end;) {
      const TestIndex end = naming == Naming::expanded ? begin + 1 : end_of_name(begin);
      std::ranges::fill(times.subspan(begin, end - begin), time_of_name(begin) / (end - begin));
      begin = end;
    }
  }

 private:
  [[nodiscard]] std::string_view name(TestIndex test, Level level) const {
    return problem_.tests()[test].id.enclosing(level);
  }

  /// End of the tests that share a name with this one, which is the first of them.
  [[nodiscard]] TestIndex end_of_name(TestIndex begin) const {
    for (const Level level : coarse_to_fine) {
      const TestIndex end = end_of(begin, level);
      if (end > begin) {
        return end;
      }
    }
    return begin + 1;
  }

  /// The same at one level: `begin` unless all tests of the class or function are in one group.
  [[nodiscard]] TestIndex end_of(TestIndex begin, Level level) const {
    const std::string_view common = name(begin, level);
    const bool inside = begin > file_.begin && name(begin - 1, level) == common;
    if (inside || common == file_.path) {
      return begin;
    }
    TestIndex end = begin;
    while (end < file_.end && name(end, level) == common) {
      if (group_of_[end] != group_of_[begin]) {
        return begin;
      }
      ++end;
    }
    return end;
  }

  [[nodiscard]] Microseconds time_of_name(TestIndex test) const {
    const auto bytes = static_cast<std::int64_t>(problem_.tests()[test].id.text().size()) + 1;
    return Microseconds{tests_ / tests_a_microsecond} + restart_ * bytes / bytes_for_xargs;
  }

  const Problem& problem_;
  const File& file_;
  std::span<const GroupIndex> group_of_;
  Microseconds restart_;
  std::int64_t tests_ = 0;
};

bool is_worth_mentioning(const Plan& plan, std::span<const Microseconds> times) {
  return std::ranges::any_of(plan.groups(), [&](const Group& group) {
    return sum_over(group.tests, times) * least_part > plan.makespan();
  });
}

}  // namespace

Microseconds sum_over(std::span<const TestIndex> tests, std::span<const Microseconds> times) {
  Microseconds sum{0};
  for (const TestIndex test : tests) {
    sum += times[test];
  }
  return sum;
}

std::vector<Microseconds> lookup_times(const Problem& problem, const Plan& plan, Naming naming) {
  const std::vector<GroupIndex> group_of = plan.group_of_tests();
  std::vector<Microseconds> times(group_of.size());
  for (const File& file : problem.suite().files()) {
    const auto groups = std::span(group_of).subspan(file.begin, file.end - file.begin);
    const bool whole =
        naming == Naming::collapsed && file.nameable &&
        std::ranges::adjacent_find(groups, std::ranges::not_equal_to()) == groups.end();
    if (!whole && groups.size() >= many_tests) {
      FileLookups(problem, file, group_of).write_to(times, naming);
    }
  }
  return is_worth_mentioning(plan, times) ? times : std::vector<Microseconds>{};
}

}  // namespace splitter::model
