#include "solver/capacity.hpp"

#include "support/suites.hpp"

#include <gtest/gtest.h>

namespace splitter::solver {
namespace {

using model::Microseconds;
using model::Problem;
using support::ProblemBuilder;

TEST(Capacity, OfUsualGroupsIsAnEvenShareRoundedUpAndTheStartup) {
  const Problem problem = ProblemBuilder().groups(2).startup(5).build();
  EXPECT_EQ(time_of_all(problem, Microseconds{43}), Microseconds{22 + 5});
  EXPECT_TRUE(can_do(problem, Microseconds{44}, Microseconds{27}));
  EXPECT_FALSE(can_do(problem, Microseconds{45}, Microseconds{27}));
  EXPECT_EQ(time_of_all(problem, Microseconds{0}), Microseconds{0});
}

TEST(Capacity, OfUnevenGroupsIsInProportionToTheirSpeeds) {
  const Problem problem = ProblemBuilder().groups(4).speeds({1000, 1000, 2000, 500}).build();
  EXPECT_EQ(time_of_all(problem, Microseconds{450}), Microseconds{100});
  EXPECT_EQ(least_time(problem, Microseconds{100}), Microseconds{50});
  EXPECT_EQ(most_work(problem, Microseconds{100}), Microseconds{200});
}

TEST(Capacity, AFixtureIsOneWorkersAndAnImportAll) {
  const Problem problem =
      ProblemBuilder().imports(30).setup("db", 40).test("a.py::f", 1, {"db"}).workers(4).build();
  EXPECT_EQ(least_setup(problem, problem.scopes()[0]), Microseconds{30});
  EXPECT_EQ(least_setup(problem, problem.scopes()[1]), Microseconds{10});
}

}  // namespace
}  // namespace splitter::solver
