#include "cli/plugin_run.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Pair;

TEST(RequestWith, BringsThePluginsBeforeWhatTheUserHas) {
  support::InFolder folder;
  support::Environment environment;
  environment.set("PYTHONPATH", "mine");
  environment.set("PYTEST_PLUGINS", "theirs");
  Settings settings;
  settings.root = "sub";
  const std::vector<std::string> command = {"make", "test"};
  const auto request =
      request_with(settings, command, ".", std::array{selector(), recorder(), process_module()});
  EXPECT_EQ(request.arguments, command);
  EXPECT_EQ(request.folder, "sub");
  EXPECT_THAT(request.variables, Contains(Pair("PYTHONPATH", ".:mine")));
  EXPECT_THAT(request.variables,
              Contains(Pair("PYTEST_PLUGINS", "splitter_select,splitter_record,theirs")));
  EXPECT_THAT(system::read_file("splitter_select.py").view(), HasSubstr("SPLITTER_SELECTION"));
  EXPECT_TRUE(system::is_file("splitter_process.py"));
}

TEST(SetRecording, SaysWhereAndForgetsAnOuterRecorder) {
  support::NoCi environment;
  environment.set("SPLITTER_PIPELINE", "nightly");
  system::ProcessRequest request;
  set_recording(request, "records", "run 1");
  EXPECT_THAT(request.variables, Contains(Pair("SPLITTER_RECORD", "records")));
  EXPECT_THAT(request.variables, Contains(Pair("SPLITTER_RUN", "run 1")));
  EXPECT_THAT(request.variables, Contains(Pair("SPLITTER_RECORDER", "")));
  EXPECT_THAT(request.variables, Contains(Pair("SPLITTER_PIPELINE", "nightly")));
}

TEST(NewRunId, IsATimeAndANumber) {
  const std::string id = new_run_id();
  EXPECT_THAT(id, MatchesRegex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}"));
  EXPECT_NE(id, new_run_id());
}

}  // namespace
}  // namespace splitter::cli
