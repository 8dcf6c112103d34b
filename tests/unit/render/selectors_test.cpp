#include "splitter/render/selectors.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::Group;
using model::Problem;
using support::index_of;
using support::ProblemBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A suite whose tests take no time, in collection order.
Problem suite(const std::vector<std::string>& ids) {
  ProblemBuilder builder;
  for (const std::string& id : ids) {
    builder.test(id, 0);
  }
  return builder.build();
}

/// The selectors of a group that holds these tests, in collection order.
std::vector<std::string> selectors_of(const Problem& problem,
                                      const std::vector<std::string>& ids,
                                      Naming naming = Naming::collapsed) {
  Group group;
  for (const std::string& id : ids) {
    group.tests.push_back(index_of(problem, id));
  }
  std::ranges::sort(
      group.tests, {}, [&](model::TestIndex test) { return problem.tests()[test].position; });
  return selectors(problem, group, naming);
}

TEST(Selectors, AWholeFileIsItsPath) {
  const Problem problem = suite({"a.py::f", "a.py::K::m", "b.py::f"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f", "a.py::K::m"}), ElementsAre("a.py"));
}

TEST(Selectors, AWholeClassIsItsName) {
  const Problem problem = suite({"a.py::K::m", "a.py::K::n[1]", "a.py::f"});
  EXPECT_THAT(selectors_of(problem, {"a.py::K::m", "a.py::K::n[1]"}), ElementsAre("a.py::K"));
}

TEST(Selectors, OfNestedClassesTheOutermostWholeOne) {
  const Problem problem = suite({"a.py::K::In::m", "a.py::K::In::n", "a.py::K::m", "a.py::f"});
  EXPECT_THAT(selectors_of(problem, {"a.py::K::In::m", "a.py::K::In::n", "a.py::K::m"}),
              ElementsAre("a.py::K"));
  EXPECT_THAT(selectors_of(problem, {"a.py::K::In::m", "a.py::K::In::n"}),
              ElementsAre("a.py::K::In"));
}

TEST(Selectors, AWholeFunctionIsItsName) {
  const Problem problem = suite({"a.py::f[1]", "a.py::f[2]", "a.py::g"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f[1]", "a.py::f[2]"}), ElementsAre("a.py::f"));
}

TEST(Selectors, APartOfAFunctionIsNamedInstanceByInstance) {
  const Problem problem = suite({"a.py::f[1]", "a.py::f[2]", "a.py::f[3]"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f[1]", "a.py::f[3]"}),
              ElementsAre("a.py::f[1]", "a.py::f[3]"));
}

TEST(Selectors, StandInCollectionOrder) {
  const Problem problem =
      suite({"z.py::f", "a.py::g", "a.py::f[2]", "a.py::f[1]", "m.py::f", "a.py::h"});
  EXPECT_THAT(selectors_of(problem, {"a.py::g", "z.py::f", "a.py::f[1]", "a.py::f[2]"}),
              ElementsAre("z.py", "a.py::g", "a.py::f"));
}

TEST(Selectors, AFileStandsWhereItsFirstTestWasCollected) {
  const Problem problem = suite({"a.py::f", "b.py::f", "a.py::g", "c.py::f"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f", "b.py::f", "a.py::g"}),
              ElementsAre("a.py", "b.py"));
}

TEST(Selectors, ANameThatBringsAForeignTestIsNotUsed) {
  const Problem problem = suite({"a.py::K::f", "a.py::K::f[1]", "a.py::K::g", "a.py::h"});
  EXPECT_THAT(selectors_of(problem, {"a.py::K::g", "a.py::h"}),
              ElementsAre("a.py::K::g", "a.py::h"));
}

TEST(Selectors, TestsThatPytestCannotTellApartAreNamedOnce) {
  const Problem problem = suite({"a.py::f", "a.py::f[1]", "a.py::g"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f", "a.py::f[1]"}), ElementsAre("a.py::f"));
}

TEST(Selectors, AFunctionNamedLikeAClassIsNoReasonToNameTheClass) {
  const Problem problem = suite({"a.py::T", "a.py::Tx::m", "a.py::Tx::n"});
  EXPECT_THAT(selectors_of(problem, {"a.py::T"}), ElementsAre("a.py::T"));
  EXPECT_THAT(selectors_of(problem, {"a.py::Tx::m"}), ElementsAre("a.py::Tx::m"));
}

TEST(Selectors, DoubleColonsInBracketsNameNoClass) {
  const Problem problem = suite({"a.py::f[x::y]", "a.py::f[x::z]", "a.py::g"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f[x::y]"}), ElementsAre("a.py::f[x::y]"));
  EXPECT_THAT(selectors_of(problem, {"a.py::f[x::y]", "a.py::f[x::z]"}), ElementsAre("a.py::f"));
}

TEST(Selectors, AFileThatWouldBringMoreIsNamedTestByTest) {
  const Problem problem = ProblemBuilder()
                              .test("a.py::m.f", 0)
                              .test("a.py::m.g", 0)
                              .test("pkg/__init__.py::f", 0)
                              .test("pkg/__init__.py::K::m", 0)
                              .test("pkg/__init__.py::K::n", 0)
                              .unnameable("a.py")
                              .build();
  EXPECT_THAT(selectors_of(problem, {"a.py::m.f", "a.py::m.g"}),
              ElementsAre("a.py::m.f", "a.py::m.g"));
  EXPECT_THAT(
      selectors_of(problem,
                   {"pkg/__init__.py::f", "pkg/__init__.py::K::m", "pkg/__init__.py::K::n"}),
      ElementsAre("pkg/__init__.py::f", "pkg/__init__.py::K"));
}

TEST(Selectors, APathOfWhichNothingMoreIsKnownIsItself) {
  const Problem problem = suite({"tests", "b.py", "pkg/__init__.py"});
  EXPECT_THAT(selectors_of(problem, {"tests", "b.py", "pkg/__init__.py"}),
              ElementsAre("tests", "b.py", "pkg/__init__.py"));
}

TEST(Selectors, WhatIsInNoFileIsNamedByItsId) {
  const Problem problem = suite({"::check", "a.py::f"});
  EXPECT_THAT(selectors_of(problem, {"::check"}), ElementsAre("::check"));
}

TEST(Selectors, ExpandedNamesEveryTest) {
  const Problem problem = suite({"b.py::f", "a.py::f[1]", "a.py::f[2]"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f[1]", "a.py::f[2]", "b.py::f"}, Naming::expanded),
              ElementsAre("b.py::f", "a.py::f[1]", "a.py::f[2]"));
}

TEST(Selectors, ItemsOfOneNameAreNamedOnce) {
  const Problem problem = suite({"a.py::f", "a.py::f", "a.py::g"});
  EXPECT_THAT(selectors_of(problem, {"a.py::f"}), ElementsAre("a.py::f"));
  EXPECT_THAT(selectors_of(problem, {"a.py::f"}, Naming::expanded), ElementsAre("a.py::f"));
}

TEST(Selectors, AnEmptyGroupHasNone) {
  const Problem problem = suite({"a.py::f"});
  EXPECT_THAT(selectors_of(problem, {}), IsEmpty());
  EXPECT_THAT(selectors_of(problem, {}, Naming::expanded), IsEmpty());
}

}  // namespace
}  // namespace splitter::render
