#include "splitter/history/merge.hpp"

#include "support/profiles.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::history {
namespace {

using model::Profile;
using support::profile_of;
using support::times_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Profile merged(const std::vector<Profile>& profiles) {
  return merge(profiles);
}

TEST(Merge, NothingGivesNothing) {
  EXPECT_THAT(times_of(merged({})), IsEmpty());
  EXPECT_THAT(times_of(merged({profile_of({}), profile_of({})})), IsEmpty());
}

TEST(Merge, OneProfileStaysAsItIs) {
  EXPECT_THAT(times_of(merged({profile_of({{"a", 1}, {"b", 2}})})),
              ElementsAre(Pair("a", 1), Pair("b", 2)));
}

TEST(Merge, UnitesDifferentTestsInIdOrder) {
  EXPECT_THAT(times_of(merged({profile_of({{"b", 2}}), profile_of({{"a", 1}, {"c", 3}})})),
              ElementsAre(Pair("a", 1), Pair("b", 2), Pair("c", 3)));
}

TEST(Merge, ATestInSeveralProfilesGetsTheMean) {
  EXPECT_THAT(
      times_of(merged({profile_of({{"a", 10}}), profile_of({{"a", 20}}), profile_of({{"a", 60}})})),
      ElementsAre(Pair("a", 30)));
}

TEST(Merge, TheMeanIsRoundedHalfUp) {
  EXPECT_THAT(times_of(merged({profile_of({{"a", 1}}), profile_of({{"a", 2}})})),
              ElementsAre(Pair("a", 2)));
  EXPECT_THAT(
      times_of(merged({profile_of({{"a", 1}}), profile_of({{"a", 1}}), profile_of({{"a", 2}})})),
      ElementsAre(Pair("a", 1)));
}

TEST(Merge, TimesThatSayNothingDoNotCount) {
  EXPECT_THAT(
      times_of(merged({profile_of({{"a", 0}}), profile_of({{"a", 10}}), profile_of({{"a", 21}})})),
      ElementsAre(Pair("a", 16)));
  EXPECT_THAT(times_of(merged({profile_of({{"a", 0}}), profile_of({{"a", 0}})})),
              ElementsAre(Pair("a", 0)));
}

TEST(Merge, TheOrderOfProfilesDoesNotMatter) {
  const Profile x = profile_of({{"a", 1}, {"b", 7}});
  const Profile y = profile_of({{"a", 4}, {"c", 2}});
  const Profile z = profile_of({{"a", 2}});
  EXPECT_EQ(times_of(merged({x, y, z})), times_of(merged({z, y, x})));
}

TEST(Merge, KeepsTheTextsOfAllProfiles) {
  Profile united;
  {
    const std::vector<Profile> gone = {profile_of({{"a.py::f", 1}}), profile_of({{"b.py::f", 2}})};
    united = merge(gone);
  }
  EXPECT_THAT(times_of(united), ElementsAre(Pair("a.py::f", 1), Pair("b.py::f", 2)));
}

TEST(WithPrefix, TakesAPrefixOffTheIdsThatHaveIt) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"src/a.py::f", 1}, {"b.py::f", 2}}), "src/", "")),
              ElementsAre(Pair("a.py::f", 1), Pair("b.py::f", 2)));
}

TEST(WithPrefix, PutsAPrefixBeforeEveryId) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"a.py::f", 1}, {"b.py::f", 2}}), "", "src/")),
              ElementsAre(Pair("src/a.py::f", 1), Pair("src/b.py::f", 2)));
}

TEST(WithPrefix, StripsBeforeItAdds) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"old/a.py::f", 1}}), "old/", "new/")),
              ElementsAre(Pair("new/a.py::f", 1)));
}

TEST(WithPrefix, MovesAllIdsOfARecordingButThoseOfTheSession) {
  model::Recording recording;
  recording.tests = {{.id = model::NodeId{"src/a.py::f"}}};
  recording.setups = {{.id = "src/a.py::db"}, {.id = "server"}};
  recording.uses = {"server", "src/a.py::db"};
  recording.imports = {{.id = "src/a.py"}, {.id = ""}};
  recording.victim = "src/a.py::g";
  const model::Recording moved = with_prefix(recording, "src/", "lib/");
  EXPECT_EQ(moved.tests.at(0).id.text(), "lib/a.py::f");
  EXPECT_EQ(moved.setups.at(0).id, "lib/a.py::db");
  EXPECT_EQ(moved.setups.at(1).id, "server");
  EXPECT_THAT(moved.uses, ElementsAre("server", "lib/a.py::db"));
  EXPECT_EQ(moved.imports.at(0).id, "lib/a.py");
  EXPECT_EQ(moved.imports.at(1).id, "");
  EXPECT_EQ(moved.victim, "lib/a.py::g");
  EXPECT_EQ(with_prefix(recording, "", "").tests.at(0).id.text(), "src/a.py::f");
}

TEST(WithPrefix, SortsAnew) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"a/z.py", 1}, {"m.py", 2}}), "a/", "")),
              ElementsAre(Pair("m.py", 2), Pair("z.py", 1)));
}

TEST(WithPrefix, OfIdsThatBecomeEqualTheLargerTimeStays) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"src/a.py::f", 5}, {"a.py::f", 9}}), "src/", "")),
              ElementsAre(Pair("a.py::f", 9)));
  EXPECT_THAT(times_of(with_prefix(profile_of({{"src/a.py::f", 9}, {"a.py::f", 5}}), "src/", "")),
              ElementsAre(Pair("a.py::f", 9)));
}

TEST(WithPrefix, NeverLeavesAnIdEmpty) {
  EXPECT_THAT(times_of(with_prefix(profile_of({{"src/", 5}}), "src/", "")),
              ElementsAre(Pair("src/", 5)));
}

TEST(WithPrefix, MovesSetUpsUnlessTheSessionHoldsThem) {
  model::Profile profile = profile_of({{"a.py::f", 1}});
  profile.setups = {{model::ScopeKind::import, "a.py", {}, {}},
                    {model::ScopeKind::module, "a.py::db", {}, {}},
                    {model::ScopeKind::session, "net", {}, {}}};
  const model::Profile moved = with_prefix(std::move(profile), "", "src/");
  EXPECT_EQ(moved.setups[0].id, "src/a.py");
  EXPECT_EQ(moved.setups[1].id, "src/a.py::db");
  EXPECT_EQ(moved.setups[2].id, "net");
}

TEST(Completed, AProfileComesFirst) {
  EXPECT_THAT(times_of(completed(profile_of({{"b", 2}, {"d", 4}}),
                                 profile_of({{"a", 10}, {"b", 20}, {"c", 30}, {"e", 50}}))),
              ElementsAre(Pair("a", 10), Pair("b", 2), Pair("c", 30), Pair("d", 4), Pair("e", 50)));
}

TEST(Completed, AFailureMakesNoTestShorter) {
  model::Profile failed = profile_of({{"a", 2}, {"b", 20}});
  failed.tests[0].tentative = failed.tests[1].tentative = true;
  EXPECT_THAT(times_of(completed(std::move(failed), profile_of({{"a", 10}, {"b", 10}}))),
              ElementsAre(Pair("a", 10), Pair("b", 20)));
}

TEST(Completed, WithoutAProfileDurationsAreAllThereIs) {
  EXPECT_THAT(times_of(completed({}, profile_of({{"a", 10}}))), ElementsAre(Pair("a", 10)));
}

}  // namespace
}  // namespace splitter::history
