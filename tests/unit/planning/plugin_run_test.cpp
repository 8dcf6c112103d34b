#include "splitter/planning/plugin_run.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class RequestWith : public ::testing::Test {
 protected:
  support::InFolder folder_;
  support::NoCi environment_;
  std::vector<std::string> command_ = {"make", "test"};

  system::ProcessRequest request(const render::SessionRequest& session = {}) {
    Request settings;
    settings.root = "sub";
    return request_with(settings, command_, ".", session);
  }
};

TEST_F(RequestWith, BringsThePluginBeforeWhatTheUserHas) {
  environment_.set("PYTHONPATH", "mine");
  environment_.set("PYTEST_PLUGINS", "theirs");
  const system::ProcessRequest made = request();
  EXPECT_EQ(made.arguments, command_);
  EXPECT_EQ(made.folder, "sub");
  EXPECT_THAT(made.variables,
              UnorderedElementsAre(Pair("SPLITTER_SESSION", "./session.json"),
                                   Pair("PYTHONPATH", ".:mine"),
                                   Pair("PYTEST_PLUGINS", "splitter_pytest.plugin,theirs")));
}

TEST_F(RequestWith, UnpacksThePackage) {
  request();
  for (const std::string name : {"__init__", "plugin", "session", "select", "record", "collect"}) {
    EXPECT_TRUE(system::is_file("splitter_pytest/" + name + ".py")) << name;
  }
  EXPECT_THAT(system::read_file("splitter_pytest/__init__.py").view(),
              HasSubstr("SPLITTER_SESSION"));
}

TEST_F(RequestWith, NamesASessionAboveThisOne) {
  environment_.set("SPLITTER_SESSION", std::nullopt);
  request();
  EXPECT_EQ(system::read_file("session.json").view(), "{}\n");
  environment_.set("SPLITTER_SESSION", "/outer.json");
  request();
  EXPECT_EQ(system::read_file("session.json").view(), "{\"outer\":\"/outer.json\"}\n");
}

TEST_F(RequestWith, AsksForARecordOfThisPipeline) {
  environment_.set("SPLITTER_PIPELINE", "nightly");
  const render::RecordRequest record = record_request("records", "run 1");
  EXPECT_EQ(record.folder, "records");
  EXPECT_EQ(record.run, "run 1");
  EXPECT_EQ(record.pipeline, "nightly");
  EXPECT_EQ(record.group, std::nullopt);
}

TEST(NewRunId, IsATimeAndANumber) {
  const std::string id = new_run_id();
  EXPECT_THAT(id, MatchesRegex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}"));
  EXPECT_NE(id, new_run_id());
}

}  // namespace
}  // namespace splitter::planning
