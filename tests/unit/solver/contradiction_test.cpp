#include "splitter/solver/contradiction.hpp"

#include "support/suites.hpp"

#include <gmock/gmock.h>

namespace splitter::solver {
namespace {

using model::RuleKind;
using support::ProblemBuilder;
using ::testing::ElementsAre;

ProblemBuilder three() {
  ProblemBuilder builder;
  return builder.test("a.py::f", 1).test("a.py::g", 1).test("b.py::h", 1).groups(2);
}

Contradiction contradiction_of(const ProblemBuilder& builder) {
  const auto found = find_contradiction(builder.build());
  EXPECT_TRUE(found.has_value());
  return found.value_or(Contradiction{});
}

TEST(FindContradiction, FindsNoneWhereAPlanKeepsThemAll) {
  EXPECT_FALSE(find_contradiction(three().build()).has_value());
  EXPECT_FALSE(find_contradiction(three()
                                      .rule(RuleKind::pin, {"a.py::f"}, 1)
                                      .rule(RuleKind::apart, {"a.py::f", "a.py::g"})
                                      .rule(RuleKind::keep, {"a.py::g", "b.py::h"})
                                      .build())
                   .has_value());
}

TEST(FindContradiction, BetweenTwoPins) {
  const auto found = contradiction_of(three()
                                          .rule(RuleKind::pin, {"a.py::f"}, 0)
                                          .rule(RuleKind::keep, {"a.py::f", "b.py::h"})
                                          .rule(RuleKind::serial, {"a.py::f"})
                                          .rule(RuleKind::pin, {"b.py::h"}, 1));
  EXPECT_EQ(found.conflict, Conflict::two_pins);
  EXPECT_THAT(found.rules, ElementsAre(0, 1, 3));
}

TEST(FindContradiction, BetweenWhatKeepsAndWhatParts) {
  const auto found = contradiction_of(
      three().keep(model::Keep::file).rule(RuleKind::apart, {"a.py::f", "a.py::g"}));
  EXPECT_EQ(found.conflict, Conflict::kept_and_apart);
  EXPECT_THAT(found.rules, ElementsAre(0));
}

TEST(FindContradiction, BetweenPinsToOneGroupAndWhatParts) {
  const auto found = contradiction_of(three()
                                          .rule(RuleKind::apart, {"a.py::f", "b.py::h"})
                                          .rule(RuleKind::pin, {"a.py::f", "b.py::h"}, 1));
  EXPECT_EQ(found.conflict, Conflict::pinned_alike);
  EXPECT_THAT(found.rules, ElementsAre(0, 1));
}

TEST(FindContradiction, WhereMoreMustBeApartThanThereAreGroups) {
  const auto found =
      contradiction_of(three().rule(RuleKind::apart, {"a.py::f", "a.py::g", "b.py::h"}));
  EXPECT_EQ(found.conflict, Conflict::too_many);
  EXPECT_EQ(found.count, 3U);
}

TEST(FindContradiction, WhereEachCouldBeKeptButNotAll) {
  const auto found = contradiction_of(three()
                                          .rule(RuleKind::apart, {"a.py::f", "a.py::g"})
                                          .rule(RuleKind::apart, {"a.py::g", "b.py::h"})
                                          .rule(RuleKind::apart, {"b.py::h", "a.py::f"}));
  EXPECT_EQ(found.conflict, Conflict::no_way);
  EXPECT_EQ(found.rules.size(), 2U);
}

}  // namespace
}  // namespace splitter::solver
