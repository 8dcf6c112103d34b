#include "splitter/history/group_names.hpp"

#include "support/profiles.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::NodeId;
using support::profile_of;
using support::suite_of;
using ::testing::ElementsAre;

std::string_view plain(std::string_view id) {
  return without_group(NodeId{id}).text();
}

std::vector<std::string> ids_of(const model::Profile& profile) {
  std::vector<std::string> ids;
  for (const model::Measurement& test : profile.tests) {
    ids.emplace_back(test.id.text());
  }
  return ids;
}

std::vector<std::string> fitted(const std::vector<std::string>& suite,
                                std::vector<std::pair<std::string, std::int64_t>> stored) {
  return ids_of(without_groups(profile_of(std::move(stored)), *suite_of(suite)));
}

TEST(WithoutGroup, ANameBehindTheFunctionOrItsLastBracketGoes) {
  EXPECT_EQ(plain("a.py::test_a@db"), "a.py::test_a");
  EXPECT_EQ(plain("a.py::TestK::test_k@x y"), "a.py::TestK::test_k");
  EXPECT_EQ(plain("a.py::test_c[a@b]@x y"), "a.py::test_c[a@b]");
  EXPECT_EQ(plain("a.py::test_c[a]@b]@x"), "a.py::test_c[a]@b]");
  EXPECT_EQ(plain("a.py::test_a@g[1]"), "a.py::test_a");
  EXPECT_EQ(plain("a@b/c@d.py::test_a@db"), "a@b/c@d.py::test_a");
  EXPECT_EQ(plain("a.py::test_\xC3\xA4@db"), "a.py::test_\xC3\xA4");
}

TEST(WithoutGroup, EverythingElseStays) {
  for (const char* id : {"a.py::test_c[me@here]",
                         "a.py::test_c[a]@b]",
                         "a.py::test_c[a",
                         "a.py::test_c[]]x",
                         "a@b.py",
                         "a@b.py::test_a",
                         "README.md::line:9@x",
                         "x.yaml::a step@home",
                         "a.py::@x",
                         "a.py::",
                         ""}) {
    EXPECT_EQ(plain(id), id);
  }
}

TEST(WithoutGroups, AnEntryFindsItsTest) {
  EXPECT_THAT(fitted({"a.py::test_a", "a.py::test_c[a@b]"},
                     {{"a.py::test_a@db", 1}, {"a.py::test_c[a@b]@x y", 2}}),
              ElementsAre("a.py::test_a", "a.py::test_c[a@b]"));
}

TEST(WithoutGroups, ATestWhoseIdEndsSoKeepsIt) {
  EXPECT_THAT(fitted({"a.py::test_a", "a.py::test_a@db"}, {{"a.py::test_a@db", 1}}),
              ElementsAre("a.py::test_a@db"));
  EXPECT_THAT(fitted({"a.py::test_b"}, {{"a.py::test_a@db", 1}}), ElementsAre("a.py::test_a@db"));
}

TEST(WithoutGroups, OneEntryATest) {
  EXPECT_THAT(fitted({"a.py::test_a"}, {{"a.py::test_a", 1}, {"a.py::test_a@db", 2}}),
              ElementsAre("a.py::test_a"));
  EXPECT_THAT(fitted({"a.py::test_a"},
                     {{"a.py::test_a@a", 1}, {"a.py::test_a@b", 2}, {"a.py::test_a@c", 3}}),
              ElementsAre("a.py::test_a"));
}

TEST(WithoutGroups, OneEntryATestBehindAFileOrFunction) {
  const std::vector<std::pair<std::string, std::int64_t>> stored = {{"a.py::test_c[1]", 1},
                                                                    {"a.py::test_c[1]@db", 2}};
  EXPECT_THAT(fitted({"a.py"}, stored), ElementsAre("a.py::test_c[1]"));
  const std::vector<NodeId> ids = {NodeId{"a.py::test_c"}};
  const model::Suite outline(ids, model::Origin::outline, model::Order::collection, {});
  EXPECT_THAT(ids_of(without_groups(profile_of(stored), outline)), ElementsAre("a.py::test_c[1]"));
}

TEST(DropGroups, WhereTheTestIsKnownWithoutAGroup) {
  const std::vector<NodeId> known = {
      NodeId{"a.py::test_a"}, NodeId{"a.py::test_b"}, NodeId{"a.py::test_b@x"}};
  model::Recording recording;
  for (const char* id : {"a.py::test_a@db", "a.py::test_b@x", "a.py::test_c@db"}) {
    recording.tests.push_back({.id = NodeId{id}});
  }
  drop_groups(recording, known);
  EXPECT_EQ(recording.tests[0].id.text(), "a.py::test_a");
  EXPECT_EQ(recording.tests[1].id.text(), "a.py::test_b@x") << "a test of that name is stored";
  EXPECT_EQ(recording.tests[2].id.text(), "a.py::test_c@db") << "nobody knows yet";
}

}  // namespace
}  // namespace splitter::history
