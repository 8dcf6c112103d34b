#include "solver/construct.hpp"
#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::solver {
namespace {

using support::ids_of;
using support::loads_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WrapAround, FillsGroupsInIdOrderUpToAnEvenShare) {
  ProblemBuilder builder;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    builder.test(std::string("x.py::") + name, 10);
  }
  const model::Problem problem = builder.groups(3).build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(wrap_around(atoms)),
              ElementsAre(ElementsAre("x.py::a", "x.py::b"),
                          ElementsAre("x.py::c", "x.py::d"),
                          ElementsAre("x.py::e", "x.py::f")));
}

TEST(WrapAround, ALongTestGetsAGroupOfItsOwnFirst) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 10)
                                     .test("a.py::long", 100)
                                     .test("a.py::z", 10)
                                     .test("b.py::f", 20)
                                     .groups(3)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_THAT(
      ids_of(wrap_around(atoms)),
      ElementsAre(
          ElementsAre("a.py::long"), ElementsAre("a.py::f", "a.py::z"), ElementsAre("b.py::f")));
}

TEST(WrapAround, ACutMovesALittleToFallBetweenFiles) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 500)
                                     .test("a.py::g", 495)
                                     .test("b.py::f", 5)
                                     .test("b.py::g", 1000)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  // Half of the time is over after b.py::f, but the file ends within a hundredth of it.
  EXPECT_THAT(ids_of(wrap_around(atoms)),
              ElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST(WrapAround, ACutDoesNotMoveFar) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 500)
                                     .test("a.py::g", 480)
                                     .test("b.py::f", 20)
                                     .test("b.py::g", 1000)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_THAT(loads_of(wrap_around(atoms)), ElementsAre(1000, 1000));
}

TEST(WrapAround, ASetUpIsBilledToTheFirstTestThatUsesIt) {
  const model::Problem problem = ProblemBuilder()
                                     .imports("a.py", 60)
                                     .test("a.py::f", 20)
                                     .test("a.py::g", 20)
                                     .test("b.py::f", 80)
                                     .test("b.py::g", 20)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(wrap_around(atoms)),
              ElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f", "b.py::g")));
}

TEST(WrapAround, APieceLiesInOneFile) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 1).test("b.py::f", 1).test("c.py::f", 1).groups(1).build();
  const Atoms atoms(problem);
  EXPECT_EQ(wrap_around(atoms).pieces(), 3U);
}

TEST(WrapAround, NoTestsFillNoGroups) {
  const model::Problem problem = ProblemBuilder().groups(2).build();
  const Atoms atoms(problem);
  EXPECT_THAT(ids_of(wrap_around(atoms)), ElementsAre(IsEmpty(), IsEmpty()));
}

}  // namespace
}  // namespace splitter::solver
