#include "splitter/history/renames.hpp"

#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Profile;
using support::profile_of;
using support::suite_of;
using support::times_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs renames_of(const std::vector<std::string>& now, const std::vector<std::string>& stored) {
  std::vector<std::pair<std::string, std::int64_t>> times;
  for (const std::string& id : stored) {
    times.emplace_back(id, 1);
  }
  const auto suite = suite_of(now);
  const Profile profile = profile_of(std::move(times));
  Pairs pairs;
  for (const Rename& rename : find_renames(*suite, profile)) {
    pairs.emplace_back(rename.from, rename.to);
  }
  return pairs;
}

TEST(FindRenames, AFunctionOfAnOutlineStandsForItsInstances) {
  const auto profile = profile_of({{"old/test_a.py::f[1]", 1}, {"old/test_b.py::g[1]", 1}});
  const std::vector<model::NodeId> ids = {model::NodeId{"new/test_a.py::f"},
                                          model::NodeId{"new/test_b.py::other"}};
  const model::Suite suite(ids, model::Origin::outline, model::Order::collection, {});
  const auto renames = find_renames(suite, profile);
  ASSERT_EQ(renames.size(), 1U);
  EXPECT_EQ(renames[0].from, "old/test_a.py");
  EXPECT_EQ(renames[0].to, "new/test_a.py");
}

TEST(FindRenames, AMovedFileIsKnownByItsNameAndATest) {
  EXPECT_THAT(renames_of({"new/test_a.py::f"}, {"old/test_a.py::f", "old/test_a.py::g"}),
              ElementsAre(Pair("old/test_a.py", "new/test_a.py")));
  EXPECT_THAT(renames_of({"new/test_a.py::h"}, {"old/test_a.py::f"}), IsEmpty());
}

TEST(FindRenames, ATestIsTheSameWithTheGroupThatLoadgroupAppended) {
  EXPECT_THAT(renames_of({"new/test_a.py::f"}, {"old/test_a.py::f@db"}),
              ElementsAre(Pair("old/test_a.py", "new/test_a.py")));
}

TEST(FindRenames, AFileThatIsStillThereIsNotRenamed) {
  EXPECT_THAT(renames_of({"a/test_a.py::f", "b/test_a.py::f"}, {"a/test_a.py::f"}), IsEmpty());
  EXPECT_THAT(renames_of({"a/test_a.py::f"}, {"a/test_a.py::f", "b/test_a.py::f"}), IsEmpty());
}

TEST(FindRenames, TheLongestCommonTailWins) {
  EXPECT_THAT(renames_of({"y/b/t.py::f", "y/c/t.py::f"}, {"x/b/t.py::f", "x/c/t.py::f"}),
              ElementsAre(Pair("x/b/t.py", "y/b/t.py"), Pair("x/c/t.py", "y/c/t.py")));
}

TEST(FindRenames, WhatIsNotUniqueIsLeftAlone) {
  EXPECT_THAT(renames_of({"y/b/t.py::f", "z/b/t.py::f"}, {"x/b/t.py::f"}), IsEmpty());
  EXPECT_THAT(renames_of({"y/t.py::f"}, {"x/t.py::f", "z/t.py::f"}), IsEmpty());
}

TEST(FindRenames, APathIsKnownByItsTailAlone) {
  EXPECT_THAT(renames_of({"new/test_a.py"}, {"old/test_a.py::f"}),
              ElementsAre(Pair("old/test_a.py", "new/test_a.py")));
}

TEST(FindRenames, AnotherFolderToStartInIsNoRename) {
  EXPECT_THAT(renames_of({"t/a.py::f", "t/b.py::f"}, {"src/t/a.py::f", "src/t/b.py::f"}),
              IsEmpty());
  EXPECT_THAT(renames_of({"t/a.py::f", "t/b.py::f"}, {"src/t/a.py::f", "t/b.py::f"}),
              ElementsAre(Pair("src/t/a.py", "t/a.py")));
}

TEST(Renamed, MovesTestsAndSetUps) {
  Profile profile = profile_of({{"b/t.py::T::f", 1}, {"c.py::f", 2}});
  profile.setups = {{model::ScopeKind::import, "b/t.py", {}, {}},
                    {model::ScopeKind::module, "b/t.py::db", {}, {}},
                    {model::ScopeKind::session, "net", {}, {}}};
  const std::vector<Rename> renames = {{"b/t.py", "d/t.py"}};
  const Profile moved = renamed(std::move(profile), renames);
  EXPECT_THAT(times_of(moved), ElementsAre(Pair("c.py::f", 2), Pair("d/t.py::T::f", 1)));
  EXPECT_EQ(moved.setups[0].id, "d/t.py");
  EXPECT_EQ(moved.setups[1].id, "d/t.py::db");
  EXPECT_EQ(moved.setups[2].id, "net");
}

}  // namespace
}  // namespace splitter::history
