#include "splitter/render/session_document.hpp"

#include "support/checkout.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <string_view>

namespace splitter::render {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json parsed(const SessionRequest& request) {
  return json::parse(session_document(request));
}

json selection(const model::Roster& roster, model::GroupIndex group, std::uint32_t session = 0) {
  return parsed({.selection = SelectionRequest{&roster, group, session, "seen"}})["selection"];
}

model::Roster roster() {
  model::Roster roster{.fingerprint = "f00d"};
  roster.groups.resize(3);
  roster.groups[0].names = {{"z.py"}, {"a.py::f"}};
  roster.groups[2].names = {{"a.py::g"}, {"b.py::only"}};
  roster.homes = {{"a.py", 2}};
  return roster;
}

TEST(SessionDocument, AsksForNothingUnlessItIsSaid) {
  EXPECT_EQ(session_document({}), "{}\n");
  EXPECT_EQ(session_document({.outer = "/tmp/outer.json"}), "{\"outer\":\"/tmp/outer.json\"}\n");
}

TEST(SessionDocument, SaysWhatIsRecordedWhere) {
  EXPECT_EQ(session_document({.record = RecordRequest{.folder = "/r", .run = "1"}}),
            "{\"record\":{\"folder\":\"/r\",\n\"run\":\"1\"}}\n");
  RecordRequest record{.folder = "/r", .run = "1", .pipeline = "ci-7", .plan = "f00d"};
  record.group = model::GroupNumber{2};
  record.groups = 3;
  record.planned_s = 12;
  record.planned_tests = 34;
  const std::string text = session_document({.record = record});
  EXPECT_THAT(text, HasSubstr("\"planned_s\":12.000000")) << "a fraction to Python, too";
  EXPECT_EQ(json::parse(text)["record"],
            json::parse(R"({"folder": "/r", "run": "1", "pipeline": "ci-7", "plan": "f00d",
                            "group": 2, "groups": 3, "planned_s": 12.0, "planned_tests": 34})"));
}

TEST(SessionDocument, SaysWhereTheCollectionGoes) {
  EXPECT_EQ(parsed({.collection = CollectionRequest{"/c.json", true}}),
            json::parse(R"({"collection": {"file": "/c.json", "plain": true}})"));
}

TEST(SessionDocument, BytesThatAreNoUtf8AreLoneSurrogates) {
  model::Roster plan = roster();
  plan.groups[0].names = {{"\xe9\"\n.py"}};
  EXPECT_THAT(session_document({.selection = SelectionRequest{&plan, 0, 0, "/\xff"}}),
              ::testing::AllOf(HasSubstr("\"seen\":\"/\\udcff\""),
                               HasSubstr("\"names\":{\"\\udce9\\\"\\n.py\":1,")));
}

TEST(SessionDocument, SaysThatThePytestAskedForItItself) {
  const model::Roster plan = roster();
  EXPECT_FALSE(selection(plan, 0).contains("prepared"));
  const SelectionRequest request{.roster = &plan, .seen = "seen", .prepared = true};
  EXPECT_EQ(parsed({.selection = request})["selection"]["prepared"], true);
}

TEST(SessionDocument, OtherSessionsOfTheGroupAreNobodysHere) {
  model::Roster plan = roster();
  plan.groups[2].sessions = {{.workers = 2}, {.workers = 1}};
  plan.groups[2].names = {{"a.py::g"}, {"b.py::f"}, {"a.py::h"}, {"c.py"}};
  plan.groups[2].names[2].session = plan.groups[2].names[3].session = 1;
  EXPECT_EQ(selection(plan, 2, 0),
            json::parse(R"({"seen": "seen", "plan": "f00d", "group": 3, "groups": 3, "session": 1,
                      "sessions": 2, "workers": true, "is_list": false, "busy": [1, 3],
                      "homes": {"a.py": 3, "b.py": 3, "c.py": 0, "z.py": 1},
                      "names": {"z.py": 1, "a.py::f": 1, "a.py::g": 3, "b.py::f": 3,
                                "a.py::h": 0, "c.py": 0}})"));
  EXPECT_EQ(selection(plan, 2, 1),
            json::parse(R"({"seen": "seen", "plan": "f00d", "group": 3, "groups": 3, "session": 2,
                      "sessions": 2, "workers": false, "is_list": false, "busy": [1, 0],
                      "homes": {"a.py": 0, "b.py": 0, "c.py": 3, "z.py": 1},
                      "names": {"z.py": 1, "a.py::f": 1, "a.py::g": 0, "b.py::f": 0,
                                "a.py::h": 3, "c.py": 3}})"));
}

TEST(SessionDocument, NamesOnlyWhatAFilesHomeDoesNotTell) {
  EXPECT_EQ(selection(roster(), 2),
            json::parse(R"({"seen": "seen", "plan": "f00d", "group": 3, "groups": 3,
                            "is_list": false, "busy": [1, 3],
                            "homes": {"a.py": 3, "b.py": 3, "z.py": 1},
                            "names": {"z.py": 1, "a.py::f": 1, "a.py::g": 3}})"));
}

TEST(SessionDocument, NamesAllOfASelection) {
  model::Roster list = roster();
  list.selection = true;
  const json document = selection(list, 0);
  EXPECT_EQ(document["is_list"], true);
  EXPECT_EQ(document["names"], json::parse(R"({"z.py": 1, "a.py::f": 1, "a.py::g": 3,
                                               "b.py::only": 3})"));
}

/// The plans of the table, as the plugin is told of them there.
TEST(SessionDocument, IsThatOfTheTableWhichPythonReads) {
  const json table = json::parse(std::ifstream(support::checkout() / "tests/data/dispatch.json"));
  for (const json& plan : table["plans"]) {
    model::Roster roster{.fingerprint = "f00d", .selection = plan["is_list"]};
    for (const json& names : plan["groups"]) {
      model::RosterGroup& group = roster.groups.emplace_back();
      for (const json& name : names) {
        group.names.push_back({name.get<std::string>()});
      }
    }
    for (const auto& [file, group] : plan["homes"].items()) {
      roster.homes[file] = group.get<model::GroupIndex>() - 1;
    }
    EXPECT_EQ(selection(roster, 0), plan["selection"]) << plan["about"];
  }
}

}  // namespace
}  // namespace splitter::render
