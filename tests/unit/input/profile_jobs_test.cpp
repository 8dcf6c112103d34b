#include "splitter/input/profile.hpp"
#include "support/errors.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using model::JobPart;
using model::Microseconds;
using support::input_error_of;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string with_jobs(std::string_view jobs) {
  return R"({"format": "splitter-profile", "version": 1, "sessions": {}, "jobs": {)" +
         std::string(jobs) + "},\n\"files\": {}}\n";
}

std::vector<model::PlannedJob> jobs_in(std::string_view jobs) {
  return parse_profile(source_of(with_jobs(jobs), "p")).jobs;
}

std::string fault_of_jobs(std::string_view jobs) {
  return input_error_of([jobs] { static_cast<void>(jobs_in(jobs)); }).what();
}

constexpr std::string_view one_job =
    R"({"group": 2, "groups": 4, "planned": 12.5, "tests": 40, "later": [{}],
        "parts": {"gw0/72": [21], "/71": [0, 13.25, 5123.214, 9]}})";

TEST(ReadJobs, ReadsThemInAnyOrder) {
  const auto jobs =
      jobs_in("\"r2\": " + std::string(one_job) + ", \"r1\": " + std::string(one_job));
  ASSERT_THAT(jobs, SizeIs(2));
  EXPECT_EQ(jobs[0].run, "r1");
  EXPECT_EQ(jobs[0].group, model::GroupNumber{2});
  EXPECT_EQ(jobs[0].groups, 4U);
  EXPECT_EQ(jobs[0].planned, Microseconds{12'500'000});
  EXPECT_EQ(jobs[0].tests, 40U);
  EXPECT_THAT(jobs[0].parts,
              ElementsAre(JobPart{"/71", 0, Microseconds{13'250'000}, Microseconds{5'123'214'000}},
                          JobPart{"gw0/72", 21, {}, {}}));
}

TEST(ReadJobs, MayStandBehindTheFiles) {
  const auto evidence = parse_profile(
      source_of(R"({"files": {}, "sessions": {}, "jobs": {"r": )" + std::string(one_job) +
                R"(}, "version": 1, "format": "splitter-profile"})"));
  EXPECT_THAT(evidence.jobs, SizeIs(1));
}

TEST(ReadJobs, CountsWhatStandsTwiceOnce) {
  const auto jobs = jobs_in(
      "\"r\": " + std::string(one_job) +
      R"(, "r": {"group": 1, "groups": 1, "planned": 1, "tests": 1, "parts": {"/1": [1], "/1": [2]}})");
  ASSERT_THAT(jobs, SizeIs(1));
  EXPECT_EQ(jobs[0].group, model::GroupNumber{2});
}

TEST(ReadJobs, LeavesOutThoseThatSayNothing) {
  for (const char* job : {R"({})",
                          R"({"group": 1, "groups": 1, "planned": 0, "tests": 1})",
                          R"({"group": 1, "groups": 1, "planned": -5, "tests": 1})",
                          R"({"group": 1, "groups": 1, "planned": 1e300, "tests": 1})",
                          R"({"group": 1, "groups": 1, "planned": 1, "tests": 0})",
                          R"({"group": 0, "groups": 1, "planned": 1, "tests": 1})",
                          R"({"group": 2, "groups": 1, "planned": 1, "tests": 1})",
                          R"({"group": -1, "groups": 1, "planned": 1, "tests": 1})",
                          R"({"group": 1, "groups": 1e18, "planned": 1, "tests": 1})"}) {
    EXPECT_THAT(jobs_in("\"r\": " + std::string(job)), IsEmpty()) << job;
  }
}

TEST(ReadJobs, BelievesNoAbsurdTimes) {
  const auto jobs = jobs_in(
      R"("r": {"group": 1, "groups": 1, "planned": 1, "tests": 1e300,
               "parts": {"/1": [-4, 1e300, -1], "/2": [1e300, -3, 1e300], "/3": []}})");
  ASSERT_THAT(jobs, SizeIs(1));
  EXPECT_EQ(jobs[0].tests, 1'000'000'000U);
  EXPECT_THAT(jobs[0].parts,
              ElementsAre(JobPart{"/1", 0, {}, {}},
                          JobPart{"/2", 1'000'000'000U, {}, {}},
                          JobPart{"/3", 0, {}, {}}));
}

TEST(ReadJobs, NameWhatTheyExpected) {
  EXPECT_THAT(fault_of_jobs(R"("r": 5)"), HasSubstr("what is known of a job"));
  EXPECT_THAT(fault_of_jobs(R"("r": {"planned": "soon"})"), HasSubstr("a number of seconds"));
  EXPECT_THAT(fault_of_jobs(R"("r": {"parts": []})"), HasSubstr("the processes of a job"));
  EXPECT_THAT(fault_of_jobs(R"("r": {"parts": {"/1": ["x"]}})"), HasSubstr("a number"));
}

}  // namespace
}  // namespace splitter::input
