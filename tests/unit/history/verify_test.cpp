#include "splitter/history/verify.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::Cause;
using model::GroupIndex;
using model::Microseconds;
using model::NodeId;
using model::Outcome;
using model::Recording;
using model::Roster;
using model::Verification;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Microseconds test_time{1'000'000};

/// Group 1: a.py with two tests, and of p.py one instance; group 2: the rest of p.py; 3: nothing.
Roster two_groups() {
  Roster roster{.fingerprint = "f00d"};
  roster.groups.resize(3);
  roster.groups[0] = {
      3 * test_time, 3, 2, {{"a.py", 2, 2 * test_time}, {"p.py::f[1]", 1, test_time}}};
  roster.groups[1] = {
      2 * test_time, 2, 1, {{"p.py::f[2]", 1, test_time}, {"p.py::g", 1, test_time}}};
  roster.homes = {{"p.py", 1}};
  return roster;
}

/// A session of a group, 0 for one that is not known, in which these tests took a second each.
Recording session(std::string run, std::uint32_t group, const std::vector<std::string_view>& ids) {
  Recording recording{.session = {.run = run, .id = run + "//1"},
                      .process = "/1",
                      .plan = "f00d",
                      .group = model::known_number(group)};
  recording.groups = 3;
  recording.wall = 10 * test_time;
  for (const std::string_view id : ids) {
    recording.tests.push_back({.id = NodeId{id}, .own = test_time});
  }
  return recording;
}

const std::vector<std::string_view> of_one = {"a.py::x", "a.py::y", "p.py::f[1]"};
const std::vector<std::string_view> of_two = {"p.py::f[2]", "p.py::g"};

class Verify : public ::testing::Test {
 protected:
  Verification with(std::vector<Recording> recordings) {
    recordings_ = std::move(recordings);
    return verify(roster_, recordings_);
  }

  std::vector<std::string> lost(const Verification& found) {
    std::vector<std::string> names;
    for (const model::Lost& entry : found.lost) {
      names.push_back(entry.name->name);
    }
    return names;
  }

  Roster roster_ = two_groups();
  std::vector<Recording> recordings_;
};

TEST_F(Verify, EachTestOnce) {
  const Verification found = with({session("r1", 1, of_one), session("r2", 2, of_two)});
  EXPECT_TRUE(found.holds());
  EXPECT_EQ(found.ran, 5U);
  EXPECT_EQ(found.fresh, 0U);
  EXPECT_FALSE(found.groups[2].missing) << "it has no tests";
  EXPECT_EQ(found.groups[0].actual, 3 * test_time);
  EXPECT_EQ(found.groups[0].wall, 10 * test_time);
  EXPECT_EQ(found.groups[0].cause, Cause::none);
}

TEST_F(Verify, AGroupThatNeverRan) {
  const Verification found = with({session("r1", 1, of_one)});
  EXPECT_FALSE(found.holds());
  EXPECT_TRUE(found.groups[1].missing);
  EXPECT_THAT(lost(found), ElementsAre("p.py::f[2]", "p.py::g"));
}

TEST_F(Verify, AGroupThatRanTwice) {
  const Verification found =
      with({session("r1", 1, of_one), session("r2", 2, of_two), session("r3", 2, of_two)});
  EXPECT_FALSE(found.holds());
  EXPECT_THAT(found.groups[1].runs, ElementsAre("r2", "r3"));
  ASSERT_THAT(found.repeated, SizeIs(2));
  EXPECT_EQ(found.repeated[0].id, "p.py::f[2]");
  EXPECT_THAT(found.repeated[0].groups, ElementsAre(1, 1));
  EXPECT_THAT(found.lost, IsEmpty());
}

TEST_F(Verify, CopiesOfASessionCountOnceAndTheLongest) {
  Recording cut = session("r1", 1, {"a.py::x"});
  const Verification found = with({cut, session("r1", 1, of_one), cut, session("r2", 2, of_two)});
  EXPECT_TRUE(found.holds());
  EXPECT_EQ(found.ran, 5U);
}

TEST_F(Verify, ATestThatDidNotRun) {
  const Verification found =
      with({session("r1", 1, {"a.py::x", "p.py::f[1]"}), session("r2", 2, of_two)});
  EXPECT_FALSE(found.holds());
  ASSERT_THAT(lost(found), ElementsAre("a.py"));
  EXPECT_EQ(found.lost[0].ran, 1U);
  EXPECT_EQ(found.lost[0].group, 0U);
}

TEST_F(Verify, SkippedTestsHaveRun) {
  Recording two = session("r2", 2, of_two);
  two.tests[1].outcome = Outcome::skipped;
  two.tests[0].outcome = Outcome::failed;
  const Verification found = with({session("r1", 1, of_one), two});
  EXPECT_TRUE(found.holds());
  EXPECT_EQ(found.skipped, 1U);
  EXPECT_EQ(found.failed, 1U);
}

TEST_F(Verify, InstancesWithANewIdAreNotLost) {
  const Verification found = with({session("r1", 1, {"a.py::x", "a.py::y"}),
                                   session("r2", 2, {"p.py::f[2]", "p.py::f[7]", "p.py::g"})});
  EXPECT_TRUE(found.holds());
  EXPECT_EQ(found.changed, 1U);
  EXPECT_EQ(found.fresh, 1U);
}

TEST_F(Verify, FewerInstancesThanBeforeAreLost) {
  const Verification found =
      with({session("r1", 1, {"a.py::x", "a.py::y"}), session("r2", 2, {"p.py::f[7]", "p.py::g"})});
  EXPECT_THAT(lost(found), ElementsAre("p.py::f[2]")) << "one new id stands for one old";
  EXPECT_EQ(found.changed, 1U);
}

TEST_F(Verify, NewTestsAreWelcome) {
  auto ids = of_one;
  ids.push_back("a.py::z");
  const Verification found =
      with({session("r1", 1, ids), session("r2", 2, {"p.py::f[2]", "p.py::g", "p.py::h"})});
  EXPECT_TRUE(found.holds());
  EXPECT_EQ(found.fresh, 1U) << "a.py stands for all of its tests";
}

TEST_F(Verify, RecordsOfAnotherPlanDoNotCount) {
  Recording other = session("r2", 2, of_two);
  other.plan = "beef";
  const Verification found = with({session("r1", 1, of_one), other});
  EXPECT_FALSE(found.holds());
  ASSERT_THAT(found.foreign, SizeIs(1));
  EXPECT_EQ(found.foreign[0].plan, "beef");
  EXPECT_EQ(found.foreign[0].tests, 2U);
  EXPECT_TRUE(found.groups[1].missing);
}

TEST_F(Verify, AKilledGroupNamesItsVictim) {
  Recording killed = session("r2", 2, {"p.py::f[2]"});
  killed.wall.reset();
  killed.victim = "p.py::g";
  const Verification found = with({session("r1", 1, of_one), killed});
  EXPECT_FALSE(found.holds());
  EXPECT_TRUE(found.groups[1].unfinished);
  EXPECT_EQ(found.groups[1].victim, "p.py::g");
  EXPECT_FALSE(found.groups[1].missing);
  EXPECT_THAT(lost(found), ElementsAre("p.py::g"));
}

TEST_F(Verify, TestsInAnotherGroupAreNamedAndNotLost) {
  const Verification found =
      with({session("r1", 1, {"a.py::x", "a.py::y", "p.py::f[1]", "p.py::g"}),
            session("r2", 2, {"p.py::f[2]"})});
  EXPECT_TRUE(found.holds());
  ASSERT_THAT(found.strayed, SizeIs(1));
  EXPECT_EQ(found.strayed[0].id, "p.py::g");
  EXPECT_EQ(found.strayed[0].planned, 1U);
  EXPECT_EQ(found.strayed[0].ran_in, 0U);
}

TEST_F(Verify, RecordsWithoutAGroupAreOfMostOfTheirTests) {
  Recording one = session("r1", 0, of_one);
  Recording two = session("r2", 0, of_two);
  one.plan = two.plan = "";
  const Verification found = with({two, one});
  EXPECT_TRUE(found.holds());
  EXPECT_THAT(found.strayed, IsEmpty());
  EXPECT_THAT(found.groups[1].runs, ElementsAre("r2"));
}

TEST_F(Verify, WorkersOfOneRunAreOneRun) {
  Recording first = session("r1", 1, {"a.py::x"});
  Recording second_worker = session("r1", 1, {"a.py::y", "p.py::f[1]"});
  first.session.id = "r1/gw0/2";
  const Recording main = [] {
    Recording empty = session("r1", 1, {});
    empty.session.id = "r1/main/9";
    return empty;
  }();
  const Verification found = with({first, main, second_worker, session("r2", 2, of_two)});
  EXPECT_TRUE(found.holds());
  EXPECT_THAT(found.groups[0].runs, ElementsAre("r1"));
}

TEST_F(Verify, ATestTwiceInOneRunIsRepeated) {
  Recording again = session("r1", 1, {"a.py::x"});
  again.session.id = "r1//2";
  const Verification found = with({session("r1", 1, of_one), again, session("r2", 2, of_two)});
  ASSERT_THAT(found.repeated, SizeIs(1));
  EXPECT_EQ(found.repeated[0].id, "a.py::x");
}

TEST_F(Verify, ItemsOfOneIdInOneSessionAreNoRepetition) {
  roster_.groups[1].names[1].count = 2;
  const Verification found =
      with({session("r1", 1, of_one), session("r2", 2, {"p.py::f[2]", "p.py::g", "p.py::g"})});
  EXPECT_TRUE(found.holds());
}

TEST_F(Verify, ANameOfUnknownTestsIsLostOnlyWhereNothingRan) {
  roster_.groups[0].names[0].count = 0;
  EXPECT_TRUE(
      with({session("r1", 1, {"a.py::x", "p.py::f[1]"}), session("r2", 2, of_two)}).holds());
  EXPECT_THAT(lost(with({session("r1", 1, {"p.py::f[1]"}), session("r2", 2, of_two)})),
              ElementsAre("a.py"));
}

TEST_F(Verify, AFileThatSkipsItselfOrHasNoTestIsNotLost) {
  roster_.groups[0].names[0].count = 0;
  Recording one = session("r1", 1, {"p.py::f[1]"});
  one.imports = {{"a.py", test_time, Outcome::skipped}};
  EXPECT_TRUE(with({one, session("r2", 2, of_two)}).holds());
  one.imports = {{"a.py", test_time, Outcome::passed}};
  EXPECT_THAT(lost(with({one, session("r2", 2, of_two)})), ElementsAre("a.py"))
      << "it has tests, and somebody deselected them";
  one.imports = {{"a.py", test_time, Outcome::failed}};
  EXPECT_THAT(lost(with({one, session("r2", 2, of_two)})), ElementsAre("a.py"));
  roster_.groups[0].names[0].count = 2;
  one.imports = {{"a.py", test_time, Outcome::skipped}};
  EXPECT_TRUE(with({one, session("r2", 2, of_two)}).holds());
  one.imports = {{"a.py", test_time, Outcome::passed}};
  EXPECT_THAT(lost(with({one, session("r2", 2, of_two)})), ElementsAre("a.py"));
}

TEST_F(Verify, ATestThatEarlierRunsSawMayBeGone) {
  roster_.groups[1].names[1].count = 0;
  const Recording two = session("r2", 2, {"p.py::f[2]"});
  EXPECT_THAT(lost(with({session("r1", 1, of_one), two})), ElementsAre("p.py::g"));
  roster_.groups[1].names[1].may_be_gone = true;
  EXPECT_TRUE(with({session("r1", 1, of_one), two}).holds());
}

TEST_F(Verify, AFileThatAnotherGroupCollectedIsLost) {
  roster_.groups[0].names[0].count = 0;
  Recording two = session("r2", 2, of_two);
  two.imports = {{"a.py", test_time, Outcome::skipped}};
  EXPECT_THAT(lost(with({session("r1", 1, {"p.py::f[1]"}), two})), ElementsAre("a.py"));
}

TEST_F(Verify, WhatASessionDidNotGetToDidNotRun) {
  roster_.groups[0].names[0].count = 0;
  Recording one = session("r1", 1, {"a.py::x", "p.py::f[1]"});
  one.selected = 5;
  const Verification found = with({one, session("r2", 2, of_two)});
  EXPECT_THAT(found.lost, IsEmpty());
  EXPECT_EQ(found.groups[0].not_run, 3U);
  EXPECT_FALSE(found.holds());
}

TEST_F(Verify, WorkersShareWhatTheyWereToRun) {
  Recording one = session("r1", 1, {"a.py::x"});
  Recording other = session("r1", 1, {"a.py::y", "p.py::f[1]"});
  one.session.id = "r1/gw0/2";
  one.is_worker = other.is_worker = true;
  one.selected = other.selected = 3;
  EXPECT_TRUE(with({one, other, session("r2", 2, of_two)}).holds());
  one.selected = other.selected = 4;
  EXPECT_EQ(with({one, other, session("r2", 2, of_two)}).groups[0].not_run, 1U);
  // Workers of another pytest of the same job do not make up for them.
  Recording next = session("r1", 1, {"n.py::x"});
  next.session.id = "r1/gw0/3";
  next.is_worker = true;
  next.selected = 2;
  EXPECT_EQ(with({one, other, next, session("r2", 2, of_two)}).groups[0].not_run, 2U);
}

TEST_F(Verify, NothingAtAll) {
  const Verification found = with({});
  EXPECT_FALSE(found.holds());
  EXPECT_TRUE(found.groups[0].missing);
  EXPECT_THAT(found.lost, SizeIs(4));
}

}  // namespace
}  // namespace splitter::history
