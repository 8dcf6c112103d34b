#include "splitter/history/estimate.hpp"

#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Basis;
using model::Costs;
using model::Keep;
using support::profile_of;
using support::suite_of;
using ::testing::Each;
using ::testing::ElementsAre;

using Times = std::vector<std::pair<std::string, std::int64_t>>;

Costs costs_of(const model::Suite& suite,
               const Times& times,
               const std::vector<std::int64_t>& sizes = {},
               Keep keep = Keep::automatic) {
  const model::Profile profile = profile_of(times);
  return estimate_costs(suite, profile, fit(suite, profile), keep, sizes);
}

std::vector<std::int64_t> own(const Costs& costs) {
  std::vector<std::int64_t> own;
  for (const model::Microseconds time : costs.own) {
    own.push_back(time.count());
  }
  return own;
}

TEST(EstimateCosts, MeasuredTimesStayAsTheyAre) {
  const auto suite = suite_of({"a.py::f", "a.py::g"});
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}, {"a.py::g", 20}});
  EXPECT_THAT(own(costs), ElementsAre(10, 20));
  EXPECT_THAT(costs.basis, Each(Basis::measured));
}

TEST(EstimateCosts, AnInstanceGetsTheMeanOfItsFunction) {
  const auto suite = suite_of({"a.py::f[1]", "a.py::f[2]", "a.py::f[3]", "a.py::z"});
  const Costs costs = costs_of(*suite, {{"a.py::f[1]", 10}, {"a.py::f[3]", 20}, {"a.py::z", 1000}});
  EXPECT_THAT(own(costs), ElementsAre(10, 15, 20, 1000));
  EXPECT_THAT(costs.basis,
              ElementsAre(Basis::measured, Basis::estimated, Basis::measured, Basis::measured));
}

TEST(EstimateCosts, FunctionsOfDifferentClassesAreDifferent) {
  const auto suite = suite_of({"a.py::A::f[1]", "a.py::A::f[2]", "a.py::B::f[1]", "a.py::B::f[2]"});
  const Costs costs = costs_of(*suite, {{"a.py::A::f[1]", 10}, {"a.py::B::f[1]", 30}});
  EXPECT_THAT(own(costs), ElementsAre(10, 10, 30, 30));
}

TEST(EstimateCosts, FailingThatATestGetsTheMeanOfItsFile) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "a.py::new", "b.py::f"});
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}, {"a.py::g", 20}, {"b.py::f", 1000}});
  EXPECT_THAT(own(costs), ElementsAre(10, 20, 15, 1000));
}

TEST(EstimateCosts, FailingThatATestGetsTheMeanOfItsFolder) {
  const auto suite = suite_of({"a/f.py::f", "a/g.py::f", "a/g.py::g", "a/new.py::f", "b/f.py::f"});
  const Costs costs = costs_of(
      *suite, {{"a/f.py::f", 10}, {"a/g.py::f", 20}, {"a/g.py::g", 30}, {"b/f.py::f", 1000}});
  EXPECT_THAT(own(costs), ElementsAre(10, 20, 30, 20, 1000));
}

TEST(EstimateCosts, AFolderIsNotWhatLiesDeeperNorWhatBeginsAlike) {
  const auto suite = suite_of({"a/b/f.py::f", "a/f.py::f", "a/new.py::f", "ab/f.py::f"});
  const Costs costs =
      costs_of(*suite, {{"a/b/f.py::f", 1000}, {"a/f.py::f", 10}, {"ab/f.py::f", 5000}});
  EXPECT_THAT(own(costs), ElementsAre(1000, 10, 10, 5000));
}

TEST(EstimateCosts, TheTopFolderIsOneToo) {
  const auto suite = suite_of({"a/f.py::f", "f.py::f", "new.py::f"});
  EXPECT_THAT(own(costs_of(*suite, {{"a/f.py::f", 1000}, {"f.py::f", 10}})),
              ElementsAre(1000, 10, 10));
}

TEST(EstimateCosts, FailingThatATestGetsTheMeanOfTheSuite) {
  const auto suite = suite_of({"a.py::f", "b.py::f", "c/new.py::f", "c/new.py::g"});
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}, {"b.py::f", 20}});
  EXPECT_THAT(own(costs), ElementsAre(10, 20, 15, 15));
}

TEST(EstimateCosts, MeansAreRoundedHalfUp) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "a.py::new"});
  EXPECT_THAT(own(costs_of(*suite, {{"a.py::f", 1}, {"a.py::g", 2}})), ElementsAre(1, 2, 2));
}

TEST(EstimateCosts, OnlyTestsThatExistCountTowardsAMean) {
  const auto suite = suite_of({"a.py::f", "a.py::new"});
  EXPECT_THAT(own(costs_of(*suite, {{"a.py::f", 10}, {"a.py::gone", 1000}})), ElementsAre(10, 10));
}

TEST(EstimateCosts, AWholeFolderSaysNothingOfOneTest) {
  const auto suite = suite_of({"a.py::f", "new.py::f", "tests/"}, model::Origin::list);
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}, {"tests/b.py::f", 1000}});
  EXPECT_THAT(own(costs), ElementsAre(10, 10, 1000));
}

TEST(EstimateCosts, UnlessFoldersAreAllThatIsKnown) {
  const auto suite = suite_of({"new.py::f", "tests/"}, model::Origin::list);
  EXPECT_THAT(own(costs_of(*suite, {{"tests/b.py::f", 1000}})), ElementsAre(1000, 1000));
}

TEST(EstimateCosts, WithoutAnyTimeWeightsAreTheSizesOfFiles) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "b.py::f"});
  const Costs costs = costs_of(*suite, {}, {1000, 500});
  EXPECT_THAT(own(costs), ElementsAre(50'000, 50'000, 50'000));
  EXPECT_THAT(costs.basis, Each(Basis::estimated));
}

TEST(EstimateCosts, AnUnknownSizeIsAUsualOne) {
  const auto suite = suite_of({"a.py::f", "b.py::f", "c.py::f"});
  EXPECT_THAT(own(costs_of(*suite, {}, {0, 4096})), ElementsAre(409'600, 409'600, 409'600));
  EXPECT_THAT(own(costs_of(*suite, {})), ElementsAre(409'600, 409'600, 409'600));
}

TEST(EstimateCosts, ATestIsNeverFree) {
  std::vector<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    ids.push_back("a.py::f" + std::to_string(i));
  }
  EXPECT_THAT(own(costs_of(*suite_of(ids), {}, {1})), Each(1));
}

TEST(EstimateCosts, AnAbsurdSizeStaysBelievable) {
  const auto suite = suite_of({"a.py::f"});
  const Costs costs = costs_of(*suite, {}, {INT64_MAX});
  EXPECT_LE(costs.own[0], model::longest_believable);
}

TEST(EstimateCosts, SeveralTestsMayStandBehindAPath) {
  const auto suite = suite_of({"a.py::f", "tests/"}, model::Origin::list);
  const Costs costs = costs_of(*suite, {{"tests/b.py::f", 1}, {"tests/b.py::g", 1}});
  ASSERT_EQ(costs.path_counts.size(), 1U);
  EXPECT_EQ(costs.path_counts[0].node, 1U);
  EXPECT_EQ(costs.path_counts[0].count, 2U);
}

TEST(EstimateCosts, EachFileIsASetUpThatItsTestsShare) {
  const auto suite = suite_of({"a.py::f", "a.py::g", "b.py::f"});
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}});
  ASSERT_EQ(costs.scopes.size(), 2U);
  EXPECT_EQ(costs.scopes[0].kind, model::ScopeKind::import);
  EXPECT_EQ(costs.scopes[0].name, "a.py");
  EXPECT_EQ(costs.scopes[0].setup, estimated_import);
  EXPECT_THAT(costs.scope_ids, ElementsAre(0U, 0U, 1U));
  EXPECT_THAT(costs.scope_begin, ElementsAre(0U, 1U, 2U, 3U));
}

TEST(EstimateCosts, WithNothingKeptSetUpsAreNotPriced) {
  const auto suite = suite_of({"a.py::f", "b.py::f"});
  const Costs costs = costs_of(*suite, {{"a.py::f", 10}}, {}, Keep::none);
  ASSERT_EQ(costs.scopes.size(), 2U);
  EXPECT_EQ(costs.scopes[0].setup, model::Microseconds{0});
  EXPECT_EQ(costs.scopes[1].setup, model::Microseconds{0});
}

TEST(EstimateCosts, AnEmptySuiteCostsNothing) {
  const auto suite = suite_of({});
  const Costs costs = costs_of(*suite, {});
  EXPECT_TRUE(costs.own.empty());
  EXPECT_THAT(costs.scope_begin, ElementsAre(0U));
}

}  // namespace
}  // namespace splitter::history
