#include "splitter/model/lookups.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::model {
namespace {

using support::index_of;
using support::ProblemBuilder;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int instances = 1000;

std::string instance(int number) {
  return "a.py::f[" + std::to_string(instances + number) + "]";
}

/// A thousand instances of one function, another function of that file, and another file.
ProblemBuilder large_file() {
  ProblemBuilder builder;
  for (int number = 0; number < instances; ++number) {
    builder.test(instance(number), 100);
  }
  return builder.test("a.py::g", 100).test("b.py::h", 100).groups(2);
}

/// The first `cut` instances are in the first group, the rest in the second.
Plan cut_at(const Problem& problem, int cut) {
  std::vector<GroupIndex> group_of(problem.tests().size(), 1);
  for (int number = 0; number < cut; ++number) {
    group_of[index_of(problem, instance(number))] = 0;
  }
  return {problem, group_of, {}};
}

TEST(LookupTimes, AreNothingWhereFilesAreWhole) {
  const Problem problem = large_file().build();
  EXPECT_THAT(lookup_times(problem, cut_at(problem, 0), Naming::collapsed), IsEmpty());
}

TEST(LookupTimes, CompareEachNameWithAllTestsOfItsFile) {
  const Problem problem = large_file().build();
  const auto times = lookup_times(problem, cut_at(problem, 500), Naming::collapsed);
  ASSERT_THAT(times, SizeIs(instances + 2));
  EXPECT_EQ(times[index_of(problem, instance(0))], Microseconds{1001 / 4});
  EXPECT_EQ(times[index_of(problem, instance(999))], Microseconds{1001 / 4});
  EXPECT_EQ(times[index_of(problem, "a.py::g")], Microseconds{1001 / 4});
  EXPECT_EQ(times[index_of(problem, "b.py::h")], Microseconds{0});
}

TEST(LookupTimes, OfANameAreSharedAmongItsTests) {
  const Problem problem = large_file().build();
  std::vector<GroupIndex> group_of(problem.tests().size(), 0);
  group_of[index_of(problem, "a.py::g")] = 1;
  // g takes 250 us beside its own 100; the instances go by the name of their function.
  const auto times = lookup_times(problem, Plan(problem, group_of, {}), Naming::collapsed);
  EXPECT_THAT(times, IsEmpty()) << "250 us of 100 ms are not worth mentioning";
}

TEST(LookupTimes, OfAWholeClassAreThoseOfOneName) {
  ProblemBuilder builder;
  for (int number = 0; number < 400; ++number) {
    builder.test("a.py::TestA::test_" + std::to_string(1000 + number), 1);
    builder.test("a.py::TestB::test_" + std::to_string(1000 + number), 1);
  }
  const Problem problem = builder.groups(2).build();
  std::vector<GroupIndex> group_of(800, 0);
  std::fill(group_of.begin() + 400, group_of.end(), 1);
  group_of.back() = 0;
  const auto times = lookup_times(problem, Plan(problem, group_of, {}), Naming::collapsed);
  ASSERT_THAT(times, SizeIs(800));
  EXPECT_EQ(times[index_of(problem, "a.py::TestA::test_1000")], Microseconds{0}) << "200 / 400";
  EXPECT_EQ(times[index_of(problem, "a.py::TestB::test_1000")], Microseconds{200});
  EXPECT_EQ(times[index_of(problem, "a.py::TestB::test_1398")], Microseconds{200});
}

TEST(LookupTimes, CountTheStartsOfPytestThatLongNamesNeed) {
  // A name of 13 bytes and a blank, of 128 KiB, repeats a start and an import of 131,072 us.
  const Problem problem = large_file().startup(131'072 / 2).imports(131'072 / 2).build();
  const auto times = lookup_times(problem, cut_at(problem, 500), Naming::collapsed);
  ASSERT_THAT(times, SizeIs(instances + 2));
  EXPECT_EQ(times[index_of(problem, instance(0))], Microseconds{250 + 14});
}

TEST(LookupTimes, OfWholeFilesCountWhereEveryTestIsNamed) {
  const Problem problem = large_file().build();
  const auto times = lookup_times(problem, cut_at(problem, 0), Naming::expanded);
  ASSERT_THAT(times, SizeIs(instances + 2));
  EXPECT_EQ(times[index_of(problem, "a.py::g")], Microseconds{250});
  EXPECT_EQ(times[index_of(problem, "b.py::h")], Microseconds{0}) << "small files";
}

TEST(LookupTimes, OfAFileThatIsNeverNamedAsAWhole) {
  const Problem problem = large_file().unnameable("a.py").build();
  EXPECT_THAT(lookup_times(problem, cut_at(problem, 0), Naming::collapsed), IsEmpty())
      << "two names, of functions";
}

TEST(LookupTimes, AreNothingBesideLongTests) {
  ProblemBuilder builder;
  for (int number = 0; number < instances; ++number) {
    builder.test(instance(number), 100'000);
  }
  const Problem problem = builder.groups(2).build();
  EXPECT_THAT(lookup_times(problem, cut_at(problem, 500), Naming::collapsed), IsEmpty());
}

TEST(SumOver, AddsTheTimesOfTests) {
  const std::vector<TestIndex> tests{0, 2};
  const std::vector<Microseconds> times{Microseconds{1}, Microseconds{2}, Microseconds{4}};
  EXPECT_EQ(sum_over(tests, times), Microseconds{5});
}

}  // namespace
}  // namespace splitter::model
