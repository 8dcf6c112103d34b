#include "history/scope_costs.hpp"

#include "splitter/history/estimate.hpp"
#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Costs;
using model::Microseconds;
using model::Profile;
using model::ScopeKind;
using support::profile_of;
using support::suite_of;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

using Scopes = std::vector<std::pair<std::string, std::int64_t>>;

/// A profile of these tests, each with its uses known.
Profile profile_with(std::vector<std::string> ids, std::vector<model::SetUp> setups) {
  std::vector<std::pair<std::string, std::int64_t>> times;
  for (std::string& id : ids) {
    times.emplace_back(std::move(id), 10);
  }
  Profile profile = profile_of(std::move(times));
  profile.setups = std::move(setups);
  for (model::Measurement& test : profile.tests) {
    test.knows_scopes = true;
  }
  return profile;
}

void set_uses(Profile& profile, std::size_t test, std::vector<model::ScopeIndex> uses) {
  profile.tests[test].uses_begin = static_cast<std::uint32_t>(profile.uses.size());
  profile.uses.insert(profile.uses.end(), uses.begin(), uses.end());
  profile.tests[test].uses_end = static_cast<std::uint32_t>(profile.uses.size());
}

Costs scopes_of(const model::Suite& suite, const Profile& profile) {
  Costs costs;
  add_scopes(suite, profile, fit(suite, profile), costs);
  return costs;
}

Scopes used_by(const Costs& costs, std::size_t test) {
  Scopes scopes;
  for (std::uint32_t i = costs.scope_begin[test]; i < costs.scope_begin[test + 1]; ++i) {
    const model::Scope& scope = costs.scopes[costs.scope_ids[i]];
    scopes.emplace_back(scope.name, scope.setup.count() / 1000);
  }
  return scopes;
}

model::SetUp import(std::string_view path, std::int64_t millis) {
  return {ScopeKind::import, path, Microseconds{millis * 1000}, {}};
}

model::SetUp fixture(ScopeKind kind, std::string_view id, std::int64_t millis) {
  return {kind, id, Microseconds{millis * 1000}, {}};
}

TEST(AddScopes, WithoutSetUpsEachFileHasAnEstimatedImport) {
  const auto suite = suite_of({"a.py::f", "b.py::f"});
  const Costs costs = scopes_of(*suite, profile_of({{"a.py::f", 10}}));
  EXPECT_THAT(used_by(costs, 0), ElementsAre(Pair("a.py", estimated_import.count() / 1000)));
  EXPECT_THAT(used_by(costs, 1), ElementsAre(Pair("b.py", estimated_import.count() / 1000)));
}

TEST(AddScopes, AnUnknownImportTakesTheMedianOfTestFiles) {
  const auto suite = suite_of({"a.py::f", "new.py::f"});
  const Costs costs = scopes_of(*suite,
                                profile_with({"a.py::f"},
                                             {import("a.py", 5),
                                              import("b.py", 7),
                                              import("c.py", 100),
                                              import("d/__init__.py", 9000)}));
  EXPECT_THAT(used_by(costs, 0), ElementsAre(Pair("a.py", 5)));
  EXPECT_THAT(used_by(costs, 1), ElementsAre(Pair("new.py", 7)));
}

TEST(AddScopes, PackagesAreSharedByTheFilesBelow) {
  const auto suite = suite_of({"d/e/a.py::f", "d/b.py::f"});
  const Costs costs = scopes_of(*suite,
                                profile_with({"d/e/a.py::f"},
                                             {import("d/e/a.py", 5),
                                              import("d/b.py", 6),
                                              import("d/__init__.py", 70),
                                              import("d/e", 33),
                                              import("__init__.py", 80)}));
  EXPECT_THAT(
      used_by(costs, 0),
      UnorderedElementsAre(Pair("d/b.py", 6), Pair("d/__init__.py", 70), Pair("__init__.py", 80)));
  EXPECT_THAT(used_by(costs, 1),
              UnorderedElementsAre(Pair("d/e/a.py", 5),
                                   Pair("d/e", 33),
                                   Pair("d/__init__.py", 70),
                                   Pair("__init__.py", 80)));
  EXPECT_EQ(costs.scopes.size(), 5U);
}

TEST(AddScopes, TestsPayTheFixturesThatTheyUse) {
  const auto suite = suite_of({"a.py::f", "a.py::g"});
  Profile profile = profile_with({"a.py::f", "a.py::g"},
                                 {import("a.py", 5),
                                  fixture(ScopeKind::session, "net", 40),
                                  fixture(ScopeKind::module, "a.py::db", 30)});
  set_uses(profile, 0, {1, 2});
  set_uses(profile, 1, {1});
  const Costs costs = scopes_of(*suite, profile);
  EXPECT_THAT(used_by(costs, 0),
              UnorderedElementsAre(Pair("a.py", 5), Pair("net", 40), Pair("a.py::db", 30)));
  EXPECT_THAT(used_by(costs, 1), UnorderedElementsAre(Pair("a.py", 5), Pair("net", 40)));
  EXPECT_EQ(costs.scopes[costs.scope_ids[1]].kind, ScopeKind::session);
}

TEST(AddScopes, ASharedSetUpThatIsCheapIsPricedToo) {
  const auto suite = suite_of({"d/a.py::f"});
  Profile profile = profile_with(
      {"d/a.py::f"},
      {import("d/a.py", 5), import("d/__init__.py", 29), fixture(ScopeKind::session, "net", 29)});
  set_uses(profile, 0, {2});
  EXPECT_THAT(used_by(scopes_of(*suite, profile), 0),
              UnorderedElementsAre(Pair("d/a.py", 5), Pair("d/__init__.py", 29), Pair("net", 29)));
}

TEST(AddScopes, ANewTestUsesWhatAllAroundItUse) {
  const auto suite = suite_of({"a.py::T::f", "a.py::T::new", "a.py::g", "a.py::new"});
  Profile profile = profile_with({"a.py::T::f", "a.py::g"},
                                 {import("a.py", 5),
                                  fixture(ScopeKind::session, "net", 40),
                                  fixture(ScopeKind::test_class, "a.py::T::db", 30),
                                  fixture(ScopeKind::session, "rare", 50)});
  set_uses(profile, 0, {1, 2, 3});
  set_uses(profile, 1, {1});
  const Costs costs = scopes_of(*suite, profile);
  EXPECT_THAT(used_by(costs, 1),
              UnorderedElementsAre(Pair("a.py", 5), Pair("net", 40), Pair("a.py::T::db", 30)));
  EXPECT_THAT(used_by(costs, 3), UnorderedElementsAre(Pair("a.py", 5), Pair("net", 40)));
}

TEST(AddScopes, ASkippedTestSaysNothingOfWhatNewOnesUse) {
  const auto suite = suite_of({"a.py::f", "a.py::new", "a.py::skipped"});
  Profile profile = profile_with({"a.py::f", "a.py::skipped"},
                                 {import("a.py", 5), fixture(ScopeKind::module, "a.py::db", 30)});
  set_uses(profile, 0, {1});
  profile.tests[1].skipped = true;
  const Costs costs = scopes_of(*suite, profile);
  EXPECT_THAT(used_by(costs, 1), UnorderedElementsAre(Pair("a.py", 5), Pair("a.py::db", 30)));
  EXPECT_THAT(used_by(costs, 2), ElementsAre(Pair("a.py", 5)));
}

TEST(AddScopes, APathUsesWhatItsTestsUse) {
  const auto suite = suite_of({"a.py"});
  Profile profile = profile_with({"a.py::f", "a.py::g"},
                                 {import("a.py", 5),
                                  fixture(ScopeKind::session, "net", 40),
                                  fixture(ScopeKind::session, "db", 30)});
  set_uses(profile, 0, {1});
  set_uses(profile, 1, {1, 2});
  EXPECT_THAT(used_by(scopes_of(*suite, profile), 0),
              UnorderedElementsAre(Pair("a.py", 5), Pair("net", 40), Pair("db", 30)));
}

}  // namespace
}  // namespace splitter::history
