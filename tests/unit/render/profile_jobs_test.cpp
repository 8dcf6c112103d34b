#include "render/profile_jobs.hpp"

#include "splitter/render/profile_text.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::render {
namespace {

using model::Microseconds;
using ::testing::HasSubstr;

TEST(AppendJobs, IsALineAJob) {
  const std::vector<model::PlannedJob> jobs = {
      {"r1",
       model::GroupNumber{1},
       2,
       Microseconds{12'300'000},
       40,
       {{"/71", 0, Microseconds{13'000'000}, Microseconds{5'123'214'000}},
        {"gw0/72", 21, Microseconds{500'000}, {}},
        {"gw1/73", 7, {}, Microseconds{6'000'000}},
        {"gw2/74", 0, {}, {}}}},
      {"r\"2", model::GroupNumber{2}, 2, Microseconds{1}, 1, {}}};
  std::string text;
  append_jobs(text, jobs);
  EXPECT_EQ(text,
            "\"jobs\": {\n"
            "\"r1\": {\"group\": 1, \"groups\": 2, \"planned\": 12.3, \"tests\": 40, \"parts\": "
            "{\"/71\":[0,13,5123.214],\"gw0/72\":[21,0.5],\"gw1/73\":[7,0,6],\"gw2/74\":[0]}},\n"
            "\"r\\\"2\": {\"group\": 2, \"groups\": 2, \"planned\": 0.000001, \"tests\": 1, "
            "\"parts\": {}}\n},\n");
}

TEST(AppendJobs, OfNothingIsNothing) {
  std::string text = "before";
  append_jobs(text, {});
  EXPECT_EQ(text, "before");
}

TEST(AppendJobs, StandBetweenSessionsAndFiles) {
  model::Evidence evidence;
  evidence.jobs.push_back({"r", model::GroupNumber{1}, 1, Microseconds{1'000'000}, 1, {}});
  EXPECT_THAT(profile_text(evidence), HasSubstr("\"sessions\": {\n},\n\"jobs\": {\n\"r\": {"));
  EXPECT_THAT(profile_text(evidence), HasSubstr("}}\n},\n\"files\": {\n}\n}\n"));
}

}  // namespace
}  // namespace splitter::render
