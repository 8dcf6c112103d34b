#include "splitter/solver/solve_piped.hpp"

#include "splitter/solver/solve.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

namespace splitter::solver {
namespace {

using model::Microseconds;
using model::Naming;
using support::ProblemBuilder;
using ::testing::SizeIs;

/// Four thousand instances of one function that take 4 s, and as much in whole files.
ProblemBuilder one_large_file() {
  ProblemBuilder builder;
  for (int number = 0; number < 4000; ++number) {
    builder.test("a.py::f[" + std::to_string(10'000 + number) + "]", 1000);
  }
  for (int number = 0; number < 80; ++number) {
    builder.test("b" + std::to_string(100 + number) + ".py::g", 50'000);
  }
  return builder.groups(4);
}

TEST(SolvePiped, SaysNothingWhereFilesStayWhole) {
  const model::Problem problem = one_large_file().keep(model::Keep::file).build();
  EXPECT_FALSE(solve_piped(problem, solve(problem), Naming::collapsed).has_value());
}

TEST(SolvePiped, BalancesWhatTheNamesTake) {
  const model::Problem problem = one_large_file().build();
  const model::Plan plan = solve(problem);
  ASSERT_LT(plan.makespan(), Microseconds{2'050'000});
  const auto piped = solve_piped(problem, plan, Naming::collapsed);
  ASSERT_TRUE(piped.has_value());
  // 4000 names take 1000 us each: the groups that share the file have less of the others, now.
  EXPECT_LT(piped->plan.makespan(), Microseconds{3'050'000});
  const model::Plan first(piped->problem, plan.group_of_tests(), plan.bound());
  EXPECT_LT(piped->plan.makespan(), first.makespan());
}

TEST(SolvePiped, ItsPlanAnswersItsProblem) {
  const model::Problem problem = one_large_file().build();
  const auto piped = solve_piped(problem, solve(problem), Naming::collapsed);
  ASSERT_TRUE(piped.has_value());
  const model::Plan again(piped->problem, piped->plan.group_of_tests(), piped->plan.bound());
  EXPECT_EQ(again.makespan(), piped->plan.makespan());
  ASSERT_THAT(piped->lookups, SizeIs(4));
  for (std::size_t group = 0; group < 4; ++group) {
    const auto& tests = piped->plan.groups()[group].tests;
    EXPECT_EQ(piped->lookups[group],
              model::group_time(piped->problem, tests) - model::group_time(problem, tests));
  }
}

TEST(SolvePiped, KeepsTheBoundThatHoldsForAnyDelivery) {
  const model::Problem problem = one_large_file().build();
  const model::Plan plan = solve(problem);
  const auto piped = solve_piped(problem, plan, Naming::collapsed);
  ASSERT_TRUE(piped.has_value());
  EXPECT_EQ(piped->plan.bound().time, plan.bound().time);
}

TEST(SolvePiped, PricesEveryNameOfASelection) {
  const model::Problem problem = one_large_file().keep(model::Keep::file).build();
  const auto piped = solve_piped(problem, solve(problem), Naming::expanded);
  ASSERT_TRUE(piped.has_value());
  EXPECT_EQ(*std::ranges::max_element(piped->lookups), Microseconds{4'000'000});
}

}  // namespace
}  // namespace splitter::solver
