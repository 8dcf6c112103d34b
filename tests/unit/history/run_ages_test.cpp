#include "splitter/history/run_ages.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace splitter::history {
namespace {

model::Session session_of(const std::string& run, const std::string& id) {
  model::Session session;
  session.run = run;
  session.id = run + id;
  return session;
}

TEST(TimeOfRun, IsThatOfTheIdsBeginning) {
  EXPECT_EQ(time_of_run("20261124T135318Z-c5b2"), 1'795'528'398);
  EXPECT_EQ(time_of_run("19700101T000000Z"), 0);
  EXPECT_EQ(time_of_run("20240229T235959Z"), 1'709'251'199);
}

TEST(TimeOfRun, OfAnotherIdIsNothing) {
  for (const char* run : {"",
                          "r1",
                          "20261124T135318",
                          "2026112xT135318Z",
                          "20261324T135318Z",
                          "20260230T135318Z",
                          "20261124T245318Z",
                          "20261124T136018Z",
                          "20261124T135361Z",
                          "-0261124T135318Z",
                          "20261124 135318Z",
                          "20261124T135318+"}) {
    EXPECT_EQ(time_of_run(run), std::nullopt) << run;
  }
}

TEST(RunAges, CountARunOnceAndTakeTheNewest) {
  model::Evidence evidence;
  evidence.sessions = {session_of("20261123T000000Z-a", "/gw0"),
                       session_of("20261124T135318Z-b", "/gw0"),
                       session_of("20261124T135318Z-b", "/gw1"),
                       session_of("xunit", "")};
  const RunAges ages = run_ages(evidence);
  EXPECT_EQ(ages.runs, 3U);
  EXPECT_EQ(ages.newest, "20261124T135318Z-b");
  EXPECT_EQ(ages.time, 1'795'528'398);
}

TEST(RunAges, AreUnknownWhereNoIdTellsATime) {
  model::Evidence evidence;
  evidence.sessions = {session_of("r1", "")};
  EXPECT_EQ(run_ages(evidence).runs, 1U);
  EXPECT_EQ(run_ages(evidence).time, std::nullopt);
  EXPECT_EQ(run_ages({}).runs, 0U);
}

}  // namespace
}  // namespace splitter::history
