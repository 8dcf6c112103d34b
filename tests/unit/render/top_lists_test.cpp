#include "render/top_lists.hpp"

#include "support/profiles.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::render {
namespace {

using model::Microseconds;
using model::Profile;
using model::ScopeKind;
using support::profile_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string_view> ids(const std::vector<const model::Measurement*>& tests) {
  std::vector<std::string_view> ids;
  for (const model::Measurement* test : tests) {
    ids.push_back(test->id.text());
  }
  return ids;
}

TEST(TopLists, BeginWithTheGreatestAndOfEqualsWithTheFirst) {
  const Profile profile = profile_of({{"a", 1}, {"b", 5}, {"c", 5}, {"d", 3}, {"e", 0}});
  EXPECT_THAT(ids(top_lists(profile, 3).slowest), ElementsAre("b", "c", "d"));
  EXPECT_THAT(ids(top_lists(profile, 9).slowest), ElementsAre("b", "c", "d", "a"));
}

TEST(TopLists, LeaveOutWhatWasNotMeasured) {
  Profile profile = profile_of({{"a", 1}, {"b", 1}});
  EXPECT_THAT(top_lists(profile, 9).biggest, IsEmpty());
  profile.tests[1].memory = {model::Bytes{10}, model::Bytes{-3}};
  EXPECT_THAT(ids(top_lists(profile, 9).biggest), ElementsAre("b"));
  EXPECT_THAT(top_lists(profile, 9).leakiest, IsEmpty());
}

TEST(TopLists, CountWhoUsesAFixture) {
  Profile profile = profile_of({{"a.py::f", 1}, {"a.py::g", 1}, {"b.py::f", 1}});
  profile.setups = {{ScopeKind::session, "net", Microseconds{5}, {}},
                    {ScopeKind::module, "a.py::db", Microseconds{9}, {}}};
  profile.uses = {0, 1, 0};
  profile.tests[0].uses_end = 2;
  profile.tests[2].uses_begin = 2;
  profile.tests[2].uses_end = 3;
  const auto setups = top_lists(profile, 9).setups;
  ASSERT_THAT(setups, SizeIs(2));
  EXPECT_EQ(setups[0].setup->id, "a.py::db");
  EXPECT_EQ(setups[0].tests, 1U);
  EXPECT_EQ(setups[1].tests, 2U);
  EXPECT_EQ(setups[1].files, 2U);
  EXPECT_THAT(top_lists(profile, 1).setups, SizeIs(1));
}

TEST(TopLists, CountWhoWaitsForAnImport) {
  Profile profile =
      profile_of({{"d/a.py::f", 1}, {"d/e/b.py::f", 1}, {"d/e/b.py::g", 1}, {"z.py::f", 1}});
  profile.setups = {{ScopeKind::import, "d/e/b.py", Microseconds{4}, {}},
                    {ScopeKind::import, "d/__init__.py", Microseconds{3}, {}},
                    {ScopeKind::import, "d/e", Microseconds{2}, {}},
                    {ScopeKind::import, "__init__.py", Microseconds{1}, {}}};
  const auto setups = top_lists(profile, 9).setups;
  std::vector<std::pair<std::size_t, std::size_t>> counts;
  for (const TopSetUp& top : setups) {
    counts.emplace_back(top.tests, top.files);
  }
  using Counts = std::pair<std::size_t, std::size_t>;
  EXPECT_THAT(counts, ElementsAre(Counts{2, 1}, Counts{3, 2}, Counts{2, 1}, Counts{4, 3}));
}

}  // namespace
}  // namespace splitter::render
