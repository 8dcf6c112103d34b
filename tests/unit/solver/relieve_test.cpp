#include "solver/relieve.hpp"

#include "splitter/solver/solve.hpp"
#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::solver {
namespace {

using model::Bytes;
using support::place;
using support::ProblemBuilder;
using ::testing::IsEmpty;

TEST(Relieve, KeepsHeavyTestsApart) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 10)
                                     .test("b.py::f", 10)
                                     .test("c.py::f", 10)
                                     .groups(2)
                                     .workers(2)
                                     .memory("a.py::f", 60, 0)
                                     .memory("b.py::f", 60, 0)
                                     .memory("c.py::f", 5, 0)
                                     .memory_limit(100)
                                     .build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  const PieceIndex a = place(assignment, "a.py::f", 0);
  const PieceIndex b = place(assignment, "b.py::f", 0);
  place(assignment, "c.py::f", 1);
  ASSERT_EQ(assignment.excess(), Bytes{20});
  relieve(assignment);
  EXPECT_EQ(assignment.excess(), Bytes{0});
  EXPECT_NE(assignment.piece(a).group, assignment.piece(b).group);
}

TEST(Relieve, SharesOutWhatTestsRetain) {
  ProblemBuilder builder;
  for (int i = 10; i < 26; ++i) {
    const std::string id = "a.py::f" + std::to_string(i);
    builder.test(id, 10).memory(id, 0, 10);
  }
  const model::Problem problem = builder.groups(2).memory_limit(90).build();
  const Atoms atoms(problem);
  Assignment assignment(atoms);
  place(assignment, "a.py::f10", "a.py::f25", 0);
  relieve(assignment);
  EXPECT_EQ(assignment.excess(), Bytes{0});
  EXPECT_EQ(support::loads_of(assignment), support::recomputed_loads(assignment));
}

TEST(Solve, FitsIntoTheMemoryEvenWhereThatTakesLonger) {
  ProblemBuilder builder;
  builder.test("a.py::f", 50).test("b.py::f", 50).test("c.py::f", 60).test("d.py::f", 60);
  builder.groups(2).workers(2);
  for (const char* id : {"c.py::f", "d.py::f"}) {
    builder.memory(id, 70, 0);
  }
  const model::Problem problem = builder.memory_limit(100).build();
  const model::Plan plan = solve(problem);
  EXPECT_THAT(plan.too_large(problem), IsEmpty());
  for (const model::Group& group : plan.groups()) {
    EXPECT_EQ(group.memory, Bytes{70});
  }
}

TEST(Solve, SaysWhichGroupsAreTooLargeWhereNothingFits) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .groups(2)
                                     .memory("a.py::f", 70, 0)
                                     .memory_limit(50)
                                     .build();
  EXPECT_EQ(solve(problem).too_large(problem).size(), 1U);
}

TEST(Solve, LoadsUnevenRunnersInProportion) {
  ProblemBuilder builder;
  for (int i = 0; i < 900; ++i) {
    builder.test("f" + std::to_string(i % 30) + ".py::t" + std::to_string(i), 1'000 + i);
  }
  const model::Problem problem =
      builder.imports(500).groups(4).speeds({1000, 1000, 2000, 500}).build();
  const model::Plan plan = solve(problem);
  for (const model::Group& group : plan.groups()) {
    EXPECT_LE(plan.makespan() - group.time, plan.makespan() / 50);
  }
}

}  // namespace
}  // namespace splitter::solver
