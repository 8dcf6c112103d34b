#include "splitter/solver/solve.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::Algorithm;
using model::Group;
using model::Keep;
using model::Microseconds;
using model::Plan;
using model::Problem;
using support::ids_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

bool no_group_is_empty(const Plan& plan) {
  return std::ranges::none_of(plan.groups(),
                              [](const Group& group) { return group.tests.empty(); });
}

TEST(Solve, OneGroupRunsEverything) {
  const Problem problem =
      ProblemBuilder().imports(5).test("b.py::f", 1).test("a.py::f", 2).groups(1).build();
  const Plan plan = solve(problem);
  EXPECT_THAT(ids_of(problem, plan), ElementsAre(ElementsAre("b.py::f", "a.py::f")));
  EXPECT_EQ(plan.makespan(), Microseconds{13});
  EXPECT_DOUBLE_EQ(plan.gap(), 0.0);
}

TEST(Solve, KeepsFilesWholeWhereTheyPackWell) {
  const Problem problem = ProblemBuilder()
                              .imports(10)
                              .test("a.py::f", 50)
                              .test("a.py::g", 50)
                              .test("b.py::f", 50)
                              .test("b.py::g", 50)
                              .groups(2)
                              .build();
  EXPECT_THAT(
      ids_of(problem, solve(problem)),
      UnorderedElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST(Solve, CutsAFileWhereThatPays) {
  const Problem problem =
      ProblemBuilder().imports(10).test("a.py::f", 100).test("a.py::g", 100).groups(2).build();
  const Plan plan = solve(problem);
  EXPECT_EQ(plan.makespan(), Microseconds{110});
}

TEST(Solve, KeepsWhatItIsToldToKeep) {
  ProblemBuilder builder;
  builder.test("a.py::K::m", 50)
      .test("a.py::K::n", 50)
      .test("a.py::f[1]", 50)
      .test("a.py::f[2]", 50);
  const auto makespan = [&builder](Keep keep) {
    return solve(builder.keep(keep).groups(4).build()).makespan();
  };
  EXPECT_EQ(makespan(Keep::file), Microseconds{200});
  EXPECT_EQ(makespan(Keep::test_class), Microseconds{100});
  EXPECT_EQ(makespan(Keep::function), Microseconds{100});
  EXPECT_EQ(makespan(Keep::automatic), Microseconds{50});
  EXPECT_EQ(makespan(Keep::none), Microseconds{50});
}

TEST(Solve, ContiguousCutsTheCollectionOrder) {
  const Problem problem = ProblemBuilder()
                              .test("z.py::f", 1)
                              .test("a.py::f", 2)
                              .test("m.py::f", 3)
                              .groups(2)
                              .algorithm(Algorithm::contiguous)
                              .build();
  EXPECT_THAT(ids_of(problem, solve(problem)),
              ElementsAre(ElementsAre("z.py::f", "a.py::f"), ElementsAre("m.py::f")));
}

TEST(Solve, MoreGroupsThanTestsLeaveSomeEmpty) {
  for (const Algorithm algorithm : {Algorithm::balance, Algorithm::contiguous}) {
    const Problem problem = ProblemBuilder()
                                .test("a.py::f", 1)
                                .test("a.py::g", 2)
                                .groups(4)
                                .algorithm(algorithm)
                                .build();
    EXPECT_THAT(
        ids_of(problem, solve(problem)),
        UnorderedElementsAre(ElementsAre("a.py::f"), ElementsAre("a.py::g"), IsEmpty(), IsEmpty()));
  }
}

TEST(Solve, NoTestsGiveEmptyGroups) {
  for (const Algorithm algorithm : {Algorithm::balance, Algorithm::contiguous}) {
    const Plan plan = solve(ProblemBuilder().groups(3).algorithm(algorithm).build());
    EXPECT_EQ(plan.groups().size(), 3U);
    EXPECT_EQ(plan.makespan(), Microseconds{0});
  }
}

// pytest-split's default algorithm raises IndexError on tests of 0 s at the end.
TEST(Solve, TestsOfZeroSecondsAtTheEndAreFine) {
  for (const Algorithm algorithm : {Algorithm::balance, Algorithm::contiguous}) {
    ProblemBuilder builder;
    builder.test("a.py::f", 10).test("a.py::g", 10);
    for (int i = 0; i < 10; ++i) {
      builder.test("z.py::f" + std::to_string(i), 0);
    }
    const Problem problem = builder.groups(4).algorithm(algorithm).build();
    EXPECT_TRUE(no_group_is_empty(solve(problem)));
  }
}

// pytest-split's default algorithm leaves groups empty behind a long test.
TEST(Solve, ALongTestLeavesNoGroupEmpty) {
  for (const Algorithm algorithm : {Algorithm::balance, Algorithm::contiguous}) {
    const Problem problem = ProblemBuilder()
                                .test("a.py::f", 1)
                                .test("a.py::g", 1'000)
                                .test("a.py::h", 1)
                                .test("a.py::i", 1)
                                .groups(4)
                                .algorithm(algorithm)
                                .build();
    EXPECT_TRUE(no_group_is_empty(solve(problem)));
  }
}

// pytest-split's least_duration loses tests when two jobs collect in different orders.
TEST(Solve, CollectionOrderDoesNotDecideWhichGroupRunsATest) {
  std::vector<std::pair<std::string, int>> tests;
  for (int i = 0; i < 40; ++i) {
    tests.emplace_back("f" + std::to_string(i % 5) + ".py::t" + std::to_string(i), i % 3 + 1);
  }
  const auto groups = [&tests] {
    ProblemBuilder builder;
    for (const auto& [id, own] : tests) {
      builder.test(id, own);
    }
    const Problem problem = builder.groups(3).build();
    auto ids = ids_of(problem, solve(problem));
    std::ranges::for_each(ids, [](auto& group) { std::ranges::sort(group); });
    return ids;
  };
  const auto one_job = groups();
  std::ranges::reverse(tests);
  EXPECT_EQ(groups(), one_job);
}

TEST(Solve, TheLongestBelievableTimesDoNotOverflow) {
  for (const Algorithm algorithm : {Algorithm::balance, Algorithm::contiguous}) {
    ProblemBuilder builder;
    for (int i = 0; i < 4'000; ++i) {
      builder.test("a.py::f" + std::to_string(i), model::longest_believable.count());
    }
    const Problem problem = builder.groups(1'000).algorithm(algorithm).build();
    EXPECT_EQ(solve(problem).makespan(), 4 * model::longest_believable);
  }
}

TEST(Solve, ThePlanCarriesTheLowerBound) {
  const Problem problem = ProblemBuilder().test("a.py::f", 9).test("b.py::f", 1).groups(2).build();
  const Plan plan = solve(problem);
  EXPECT_EQ(plan.bound().time, lower_bound(problem).time);
  EXPECT_EQ(plan.bound().kind, model::BoundKind::longest);
}

}  // namespace
}  // namespace splitter::solver
