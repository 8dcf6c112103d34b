#include "solver/atoms.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::Keep;
using model::Level;
using model::Microseconds;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The tests of each atom, without the file that they are all in.
std::vector<std::vector<std::string>> atoms_of(const std::vector<std::string>& names,
                                               Keep keep = Keep::automatic) {
  ProblemBuilder builder;
  for (const std::string& name : names) {
    builder.test("a.py::" + name, 1);
  }
  const model::Problem problem = builder.keep(keep).build();
  const Atoms atoms(problem);
  std::vector<std::vector<std::string>> result;
  for (AtomIndex atom = 0; atom < atoms.size(); ++atom) {
    result.emplace_back();
    for (const model::TestIndex test : atoms.tests(atom)) {
      result.back().emplace_back(problem.tests()[test].id.text().substr(6));
    }
  }
  return result;
}

TEST(Atoms, EveryTestIsOneUnlessSomethingJoinsIt) {
  for (const Keep keep : {Keep::automatic, Keep::none}) {
    EXPECT_THAT(
        atoms_of({"K::m", "f[1]", "f[2]", "g"}, keep),
        ElementsAre(
            ElementsAre("K::m"), ElementsAre("f[1]"), ElementsAre("f[2]"), ElementsAre("g")));
  }
}

TEST(Atoms, FunctionsStayWithTheirInstances) {
  EXPECT_THAT(atoms_of({"K::m[1]", "K::m[2]", "K::n", "f[1]", "f[2]", "g"}, Keep::function),
              ElementsAre(ElementsAre("K::m[1]", "K::m[2]"),
                          ElementsAre("K::n"),
                          ElementsAre("f[1]", "f[2]"),
                          ElementsAre("g")));
}

TEST(Atoms, OutermostClassesStayWhole) {
  EXPECT_THAT(
      atoms_of({"K::In::m", "K::In::n", "K::m[1]", "L::m", "f[1]", "f[2]", "g"}, Keep::test_class),
      ElementsAre(ElementsAre("K::In::m", "K::In::n", "K::m[1]"),
                  ElementsAre("L::m"),
                  ElementsAre("f[1]", "f[2]"),
                  ElementsAre("g")));
}

TEST(Atoms, FilesStayWhole) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::K::m", 1)
                                     .test("a.py::f", 2)
                                     .test("b.py::f", 4)
                                     .keep(Keep::file)
                                     .build();
  const Atoms atoms(problem);
  ASSERT_EQ(atoms.size(), 2U);
  EXPECT_EQ(atoms.own({0, 1}), Microseconds{1 + 2});
  EXPECT_EQ(atoms.own({1, 2}), Microseconds{4});
}

// Asked for `f`, pytest runs `f[1]` as well, so both must be in one group.
TEST(Atoms, TestsThatPytestCannotTellApartAreJoined) {
  EXPECT_THAT(atoms_of({"f", "f[1]", "f[2]", "g"}),
              ElementsAre(ElementsAre("f", "f[1]", "f[2]"), ElementsAre("g")));
  EXPECT_THAT(atoms_of({"K", "K::m", "K::n", "L::m"}),
              ElementsAre(ElementsAre("K", "K::m", "K::n"), ElementsAre("L::m")));
}

TEST(Atoms, WhatStandsBetweenThemIsTakenAlong) {
  EXPECT_THAT(atoms_of({"f", "fA", "f[1]", "g"}),
              ElementsAre(ElementsAre("f", "fA", "f[1]"), ElementsAre("g")));
}

TEST(Atoms, NamesThatOnlyBeginAlikeAreNotJoined) {
  EXPECT_THAT(
      atoms_of({"f", "f2", "f_[1]", "fA"}),
      ElementsAre(ElementsAre("f"), ElementsAre("f2"), ElementsAre("fA"), ElementsAre("f_[1]")));
  EXPECT_THAT(atoms_of({"f[1]", "f[10]", "f[1]x"}),
              ElementsAre(ElementsAre("f[10]"), ElementsAre("f[1]"), ElementsAre("f[1]x")));
}

TEST(Atoms, InstancesThatBeginAlikeAreToldApart) {
  EXPECT_THAT(atoms_of({"f[x]", "f[x]::y]", "f[x][z]"}),
              ElementsAre(ElementsAre("f[x]"), ElementsAre("f[x]::y]"), ElementsAre("f[x][z]")));
}

TEST(Atoms, NoTestsMakeNoAtoms) {
  EXPECT_THAT(atoms_of({}), IsEmpty());
}

TEST(Atoms, AddUpOwnTimesWithoutSetUps) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(1000)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 20)
                                     .test("b.py::f", 30)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_EQ(atoms.own({0, 3}), Microseconds{60});
  EXPECT_EQ(atoms.own({1, 2}), Microseconds{20});
  EXPECT_EQ(atoms.own({1, 1}), Microseconds{0});
}

TEST(Atoms, CutWhereATimeIsReached) {
  const model::Problem problem =
      ProblemBuilder().test("a.py::f", 10).test("a.py::g", 20).test("a.py::h", 30).build();
  const Atoms atoms(problem);
  EXPECT_EQ(atoms.cut_at({0, 3}, Microseconds{0}), 0U);
  EXPECT_EQ(atoms.cut_at({0, 3}, Microseconds{10}), 1U);
  EXPECT_EQ(atoms.cut_at({0, 3}, Microseconds{11}), 2U);
  EXPECT_EQ(atoms.cut_at({0, 3}, Microseconds{30}), 2U);
  EXPECT_EQ(atoms.cut_at({0, 3}, Microseconds{1000}), 3U);
  EXPECT_EQ(atoms.cut_at({1, 3}, Microseconds{20}), 2U);
  EXPECT_EQ(atoms.cut_at({1, 3}, Microseconds{21}), 3U);
}

TEST(Atoms, KnowTheCoarsestLevelOfACut) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::K::m[1]", 1)
                                     .test("a.py::K::m[2]", 1)
                                     .test("a.py::K::n", 1)
                                     .test("a.py::L::m", 1)
                                     .test("a.py::f", 1)
                                     .test("b.py::f", 1)
                                     .build();
  const Atoms atoms(problem);
  EXPECT_EQ(atoms.level_of_cut(1), Level::test);
  EXPECT_EQ(atoms.level_of_cut(2), Level::function);
  EXPECT_EQ(atoms.level_of_cut(3), Level::test_class);
  EXPECT_EQ(atoms.level_of_cut(4), Level::test_class);
  EXPECT_EQ(atoms.level_of_cut(5), Level::file);
}

TEST(Atoms, FilesAreRunsOfThem) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 1)
                                     .test("a.py::g", 1)
                                     .test("b.py", 1)
                                     .test("c.py::f[1]", 1)
                                     .test("c.py::f", 1)
                                     .build();
  EXPECT_THAT(Atoms(problem).files(),
              ElementsAre(AtomRange{0, 2}, AtomRange{2, 3}, AtomRange{3, 4}));
}

}  // namespace
}  // namespace splitter::solver
