#include "solver/local_search.hpp"

#include "solver/construct.hpp"
#include "support/assignments.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>

namespace splitter::solver {
namespace {

using model::Microseconds;
using support::ids_of;
using support::loads_of;
using support::place;
using support::ProblemBuilder;
using support::recomputed_loads;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

Assignment searched(Assignment start, const Target& target) {
  descend(start, target);
  return iterated_local_search(std::move(start), target);
}

TEST(Target, IsGoodEnoughAThousandthAboveTheBound) {
  EXPECT_EQ(Target{Microseconds{10'000}}.good_enough(), Microseconds{10'010});
  EXPECT_EQ(Target{Microseconds{999}}.good_enough(), Microseconds{999});
}

// Graham's example: LPT ends at 7 where 6 is possible.
TEST(LocalSearch, MendsWhatLongestFirstMisses) {
  ProblemBuilder builder;
  for (const auto& [file, own] :
       {std::pair{"a.py", 3}, {"b.py", 3}, {"c.py", 2}, {"d.py", 2}, {"e.py", 2}}) {
    builder.test(std::string(file) + "::f", own);
  }
  const model::Problem problem = builder.groups(2).build();
  const Atoms atoms(problem);
  Assignment start = longest_first(atoms, Microseconds{6});
  ASSERT_THAT(loads_of(start), ElementsAre(7, 5));
  EXPECT_THAT(loads_of(searched(std::move(start), {Microseconds{6}})), ElementsAre(6, 6));
}

TEST(LocalSearch, SplitsAFileWherePayingItsImportTwiceIsWorthIt) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(2)
                                     .test("a.py::f", 10)
                                     .test("a.py::g", 10)
                                     .test("a.py::h", 10)
                                     .test("a.py::i", 10)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment start(atoms);
  place(start, "a.py::f", "a.py::i", 0);
  EXPECT_THAT(loads_of(searched(std::move(start), {Microseconds{21}})), ElementsAre(22, 22));
}

TEST(LocalSearch, LeavesAloneWhatIsGoodEnough) {
  const model::Problem problem = ProblemBuilder()
                                     .test("a.py::f", 5'000)
                                     .test("b.py::f", 4'998)
                                     .test("c.py::f", 1)
                                     .test("d.py::f", 1)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment start(atoms);
  place(start, "a.py::f", 0);
  place(start, "c.py::f", 0);
  place(start, "d.py::f", 0);
  place(start, "b.py::f", 1);
  EXPECT_THAT(loads_of(searched(std::move(start), {Microseconds{5'000}})),
              ElementsAre(5'002, 4'998));
}

TEST(LocalSearch, WithinGoodEnoughItStillSavesSetUps) {
  const model::Problem problem = ProblemBuilder()
                                     .imports(100)
                                     .test("a.py::f", 10'000)
                                     .test("a.py::g", 1)
                                     .test("b.py::f", 10'100)
                                     .groups(2)
                                     .build();
  const Atoms atoms(problem);
  Assignment start(atoms);
  place(start, "a.py::f", 0);
  place(start, "a.py::g", 1);
  place(start, "b.py::f", 1);
  const Assignment found = searched(std::move(start), {Microseconds{10'300}});
  EXPECT_THAT(ids_of(found),
              UnorderedElementsAre(ElementsAre("a.py::f", "a.py::g"), ElementsAre("b.py::f")));
}

TEST(LocalSearch, NeverEndsWorseAndKeepsItsBooks) {
  ProblemBuilder builder;
  for (int i = 0; i < 60; ++i) {
    builder.test("f" + std::to_string(i % 7) + ".py::t" + std::to_string(i), (i * 37) % 101);
  }
  const model::Problem problem = builder.imports(11).groups(5).build();
  const Atoms atoms(problem);
  Assignment start = wrap_around(atoms);
  const Microseconds before = start.makespan();
  const Assignment found = searched(std::move(start), {Microseconds{0}});
  EXPECT_LE(found.makespan(), before);
  EXPECT_EQ(loads_of(found), recomputed_loads(found));
}

}  // namespace
}  // namespace splitter::solver
