#include "splitter/model/dispatch.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::model {
namespace {

using ::testing::ElementsAre;

/// Group 1 has whole.py and the larger part of cut.py; group 2 the rest; group 3 nothing.
Roster roster() {
  Roster roster;
  roster.groups.resize(3);
  roster.groups[0].names = {{"whole.py"}, {"cut.py::TestA"}, {"cut.py::test_p[1]"}};
  roster.groups[1].names = {{"cut.py::TestA::test_inner"}, {"cut.py::test_p"}, {"sub/"}};
  roster.homes = {{"cut.py", 0}};
  return roster;
}

GroupIndex group_of(std::string_view id) {
  const Roster plan = roster();
  return Dispatch(plan).place(NodeId{id}).group.value();
}

TEST(Dispatch, TheLongestNameCounts) {
  EXPECT_EQ(group_of("cut.py::TestA::test_other"), 0U);
  EXPECT_EQ(group_of("cut.py::TestA::test_inner"), 1U);
  EXPECT_EQ(group_of("cut.py::TestA::test_inner[x]"), 1U);
  EXPECT_EQ(group_of("cut.py::test_p[1]"), 0U);
  EXPECT_EQ(group_of("cut.py::test_p[2]"), 1U);
  EXPECT_EQ(group_of("cut.py::test_p[a::b[1]]"), 1U);
  EXPECT_EQ(group_of("whole.py::anything"), 0U);
  EXPECT_EQ(group_of("sub/deep/test_x.py::test_a"), 1U);
}

TEST(Dispatch, NamesAreWholeBetweenTheirSeparators) {
  const Roster plan = roster();
  EXPECT_EQ(Dispatch(plan).place(NodeId{"cut.py::TestAB::test_a"}).reason, Reason::home);
  EXPECT_EQ(Dispatch(plan).place(NodeId{"cut.py::test_pp"}).reason, Reason::home);
  EXPECT_EQ(Dispatch(plan).place(NodeId{"whole.py2::test"}).reason, Reason::new_file);
}

TEST(Dispatch, WhatHasNoNameRunsInTheHomeGroupOfItsFile) {
  const Roster plan = roster();
  const Placement placement = Dispatch(plan).place(NodeId{"cut.py::test_new"});
  EXPECT_EQ(placement.group, 0U);
  EXPECT_EQ(placement.reason, Reason::home);
  EXPECT_EQ(placement.name, nullptr);
}

TEST(Dispatch, NewFilesGoByTheirPathToGroupsThatRun) {
  const Roster plan = roster();
  const Dispatch dispatch(plan);
  EXPECT_THAT(dispatch.busy(), ElementsAre(0, 1));
  EXPECT_EQ(dispatch.place(NodeId{"new.py::test_a"}).group, crc32("new.py") % 2);
  EXPECT_EQ(dispatch.place(NodeId{"new.py::test_b"}).group, crc32("new.py") % 2);
  EXPECT_EQ(dispatch.place(NodeId{"new.py::test_a"}).reason, Reason::new_file);
}

TEST(Dispatch, OfASelectionOnlyWhatIsNamedRuns) {
  Roster plan = roster();
  plan.selection = true;
  const Dispatch dispatch(plan);
  EXPECT_EQ(dispatch.place(NodeId{"cut.py::test_new"}).group, std::nullopt);
  EXPECT_EQ(dispatch.place(NodeId{"new.py::test_a"}).reason, Reason::nobody);
  EXPECT_EQ(dispatch.place(NodeId{"cut.py::test_p[7]"}).group, 1U);
}

TEST(Dispatch, APlanOfNothingRunsNothing) {
  Roster plan;
  plan.groups.resize(2);
  EXPECT_EQ(Dispatch(plan).place(NodeId{"a.py::test"}).group, std::nullopt);
}

TEST(NamesFor, TheLongestFirst) {
  EXPECT_THAT(names_for(NodeId{"a/b/c.py::A::B::f[x::y]"}),
              ElementsAre("a/b/c.py::A::B::f[x::y]",
                          "a/b/c.py::A::B::f",
                          "a/b/c.py::A::B",
                          "a/b/c.py::A",
                          "a/b/c.py",
                          "a/b/",
                          "a/b",
                          "a/",
                          "a"));
  EXPECT_THAT(names_for(NodeId{"c.py::f"}), ElementsAre("c.py::f", "c.py"));
  EXPECT_THAT(names_for(NodeId{"a/b/"}), ElementsAre("a/b/", "a/", "a"));
  EXPECT_THAT(names_for(NodeId{"c.py"}), ElementsAre("c.py"));
}

TEST(NamesFor, EndsWhateverTheText) {
  for (const std::string_view odd :
       {"", ":", "::", ":::", "a:::b", "a::::", "/", "//", "::[", "["}) {
    EXPECT_FALSE(names_for(NodeId{odd}).empty()) << odd;
  }
}

TEST(Crc32, IsThatOfZlib) {
  EXPECT_EQ(crc32(""), 0U);
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
}

}  // namespace
}  // namespace splitter::model
