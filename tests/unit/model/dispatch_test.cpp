#include "splitter/model/dispatch.hpp"

#include "support/checkout.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::model {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::Pair;

/// The table that the tests of the pytest plugin read, too.
const json& table() {
  static const json read =
      json::parse(std::ifstream(support::checkout() / "tests/data/dispatch.json"));
  return read;
}

Roster roster_of(const json& plan) {
  Roster roster{.selection = plan["is_list"]};
  for (const json& names : plan["groups"]) {
    RosterGroup& group = roster.groups.emplace_back();
    for (const json& name : names) {
      group.names.push_back({name.get<std::string>()});
    }
  }
  for (const auto& [file, group] : plan["homes"].items()) {
    roster.homes[file] = group.get<GroupIndex>() - 1;
  }
  return roster;
}

constexpr std::array<std::pair<Reason, std::string_view>, 4> reasons = {
    {{Reason::named, "named"},
     {Reason::home, "home"},
     {Reason::new_file, "new_file"},
     {Reason::nobody, "nobody"}}};

TEST(Dispatch, IsThatOfTheTableWhichPythonReads) {
  for (const json& plan : table()["plans"]) {
    const Roster roster = roster_of(plan);
    const Dispatch dispatch(roster);
    for (const json& test : plan["tests"]) {
      const auto id = test[0].get<std::string>();
      const Placement placement = dispatch.place(NodeId{id});
      EXPECT_EQ(placement.group ? *placement.group + 1 : 0, test[1]) << id;
      EXPECT_THAT(reasons, Contains(Pair(placement.reason, test[2].get<std::string>()))) << id;
      EXPECT_EQ(placement.name != nullptr, placement.reason == Reason::named) << id;
    }
  }
}

TEST(Dispatch, BusyGroupsAreThoseWithTests) {
  for (const json& plan : table()["plans"]) {
    const Roster roster = roster_of(plan);
    const Dispatch dispatch(roster);
    std::vector<GroupIndex> busy;
    for (const GroupIndex group : dispatch.busy()) {
      busy.push_back(group + 1);
    }
    EXPECT_EQ(json(busy), plan["selection"]["busy"]) << plan["about"];
  }
}

TEST(NamesFor, AreThoseOfTheTable) {
  for (const json& row : table()["names_for"]) {
    const auto id = row[0].get<std::string>();
    const std::vector<std::string_view> names = names_for(NodeId{id});
    EXPECT_EQ(std::vector<std::string>(names.begin(), names.end()), row[1]) << id;
  }
}

TEST(NamesFor, EndsWhateverTheText) {
  for (const std::string_view odd :
       {"", ":", "::", ":::", "a:::b", "a::::", "/", "//", "::[", "["}) {
    EXPECT_FALSE(names_for(NodeId{odd}).empty()) << odd;
  }
}

TEST(Crc32, IsThatOfPython) {
  for (const json& row : table()["crc32"]) {
    EXPECT_EQ(crc32(row[0].get<std::string>()), row[1]);
  }
  EXPECT_EQ(crc32("caf\xff.py"), table()["crc32_of_bytes"][0][1]);
}

}  // namespace
}  // namespace splitter::model
