#include "solver/construct.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::solver {
namespace {

using model::RuleKind;
using support::ProblemBuilder;
using ::testing::ElementsAre;

std::string name(int test) {
  return "f.py::t" + std::to_string(test);
}

ProblemBuilder tests(int count, model::GroupIndex groups) {
  ProblemBuilder builder;
  for (int test = 0; test < count; ++test) {
    builder.test(name(test), 1 + test);
  }
  return builder.groups(groups);
}

TEST(UnderRules, PlacesNothingWithoutRules) {
  const model::Problem problem = tests(3, 2).build();
  const Atoms atoms(problem);
  EXPECT_EQ(under_rules(atoms)->pieces(), 0U);
}

TEST(UnderRules, PutsPinsInOnePieceAGroup) {
  const model::Problem problem = tests(6, 3)
                                     .rule(RuleKind::pin, {name(0), name(3), name(5)}, 1)
                                     .rule(RuleKind::pin, {name(1)}, 2)
                                     .build();
  const Atoms atoms(problem);
  const auto found = under_rules(atoms);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->pieces(), 2U);
  EXPECT_EQ(found->load(1), model::Microseconds{1 + 4 + 6});
  EXPECT_EQ(found->load(2), model::Microseconds{2});
}

TEST(UnderRules, TakesBackWhatLeavesOthersNoGroup) {
  // A cycle of five, in three groups: the greedy order may paint itself into a corner.
  ProblemBuilder builder = tests(5, 3);
  for (int test = 0; test < 5; ++test) {
    builder.rule(RuleKind::apart, {name(test), name((test + 1) % 5)});
  }
  builder.rule(RuleKind::pin, {name(0)}, 0).rule(RuleKind::pin, {name(2)}, 1);
  const model::Problem problem = builder.build();
  const Atoms atoms(problem);
  const auto found = under_rules(atoms);
  ASSERT_TRUE(found.has_value());
  const auto group_of = found->group_of_tests();
  for (std::size_t test = 0; test < 5; ++test) {
    EXPECT_NE(group_of[test], group_of[(test + 1) % 5]);
  }
  EXPECT_EQ(group_of[0], 0U);
  EXPECT_EQ(group_of[2], 1U);
}

TEST(UnderRules, SaysWhoHasNoGroup) {
  // A triangle in two groups.
  const model::Problem problem = tests(3, 2)
                                     .rule(RuleKind::apart, {name(0), name(1)})
                                     .rule(RuleKind::apart, {name(1), name(2)})
                                     .rule(RuleKind::apart, {name(2), name(0)})
                                     .build();
  const Atoms atoms(problem);
  AtomIndex stuck = 99;
  EXPECT_FALSE(under_rules(atoms, &stuck).has_value());
  EXPECT_LT(stuck, 3U);
}

}  // namespace
}  // namespace splitter::solver
