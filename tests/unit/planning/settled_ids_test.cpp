#include "planning/settled_ids.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace splitter::planning {
namespace {

using model::NodeId;
using ::testing::ElementsAre;

std::vector<std::string_view> settled(const std::vector<const char*>& collected,
                                      const std::vector<const char*>& stored,
                                      bool unknown = true) {
  model::Profile profile;
  for (const char* id : stored) {
    profile.tests.push_back({.id = NodeId(id)});
  }
  const std::vector<NodeId> ids(collected.begin(), collected.end());
  std::vector<std::string_view> texts;
  for (const NodeId id : settle_ids(ids, profile, unknown).ids) {
    texts.push_back(id.text());
  }
  return texts;
}

TEST(SettledIds, AreThoseThatTwoSourcesKnow) {
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[2]", "a.py::g"}, {"a.py::f[1]", "a.py::f[2]"}),
              ElementsAre("a.py::f[1]", "a.py::f[2]", "a.py::g"));
}

TEST(SettledIds, AreTheSameWithTheGroupThatLoadgroupAppended) {
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[2]"}, {"a.py::f[1]@db", "a.py::f[2]@db"}),
              ElementsAre("a.py::f[1]", "a.py::f[2]"));
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[2]"}, {"a.py::f[1]", "a.py::f[1]@db"}),
              ElementsAre("a.py::f[1]", "a.py::f[2]"))
      << "one test, stored twice";
  EXPECT_THAT(settled({"a.py::f[1]"}, {"a.py::f[1]@run-20261201"}), ElementsAre("a.py::f[1]"))
      << "the name of a group is no parameter";
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[3]"}, {"a.py::f[1]@db", "a.py::f[2]@db"}),
              ElementsAre("a.py::f", "a.py::f"));
}

TEST(SettledIds, MayBeNewOrGoneButNotBoth) {
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[2]"}, {"a.py::f[1]"}),
              ElementsAre("a.py::f[1]", "a.py::f[2]"));
  EXPECT_THAT(settled({"a.py::f[1]"}, {"a.py::f[1]", "a.py::f[2]"}), ElementsAre("a.py::f[1]"));
  EXPECT_THAT(settled({"a.py::f[1]", "a.py::f[3]"}, {"a.py::f[1]", "a.py::f[2]"}),
              ElementsAre("a.py::f", "a.py::f"));
}

TEST(SettledIds, AreNeverThoseThatLookAsIfTheyChanged) {
  for (const char* id : {"a.py::f[X-139639775062736]",
                         "a.py::f[<object object at 0x7f18b5c04d90>]",
                         "a.py::f[10bb178d-6047]"}) {
    EXPECT_THAT(settled({id}, {id}), ElementsAre("a.py::f")) << id;
    EXPECT_THAT(settled({"a.py::f[1]"}, {"a.py::f[1]", id}, false), ElementsAre("a.py::f")) << id;
  }
  for (const char* id : {"a.py::f[2024-12-01]", "a.py::f[deadbeef]", "a.py::f[1234-abc-5678]"}) {
    EXPECT_THAT(settled({id}, {id}), ElementsAre(id)) << id;
  }
}

TEST(SettledIds, OfANewFunctionAreTheFunctionWhereSoWished) {
  EXPECT_THAT(settled({"a.py::f[1]"}, {}), ElementsAre("a.py::f"));
  EXPECT_THAT(settled({"a.py::f[1]"}, {}, false), ElementsAre("a.py::f[1]"));
}

TEST(SettledIds, OfAPartOfAFunctionStayAsTheyAre) {
  model::Profile profile;
  profile.tests = {{.id = NodeId("a.py::f[1]")}, {.id = NodeId("a.py::f[2]")}};
  const std::vector<NodeId> ids = {NodeId("a.py::f[3]"), NodeId("a.py::g[1]")};
  const std::vector<NodeId> parted = {NodeId("a.py::f"), NodeId("a.py::g")};
  const SettledIds settled = settle_ids(ids, profile, true, parted);
  EXPECT_EQ(settled.ids, ids);
  EXPECT_EQ(settled.parted, "a.py::f[3]") << "its ids change; nothing is known of the other's";
}

}  // namespace
}  // namespace splitter::planning
