#include "history/planned_jobs.hpp"

#include "splitter/history/evidence.hpp"
#include "splitter/history/statistics.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::history {
namespace {

using model::JobPart;
using model::JobTime;
using model::Microseconds;
using model::PlannedJob;
using model::Recording;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Microseconds one_second{1'000'000};

/// A process of group 2 of 4, which was planned to take 10 s for four tests.
Recording process(const std::string& run, const std::string& name, std::size_t tests, int wall) {
  static constexpr std::array<std::string_view, 4> ids = {
      "a.py::a", "a.py::b", "a.py::c", "b.py::a"};
  Recording recording;
  recording.session.run = run;
  recording.session.id = run + "/" + name;
  recording.process = name;
  recording.group = model::GroupNumber{2};
  recording.groups = 4;
  recording.planned = 10 * one_second;
  recording.planned_tests = 4;
  if (wall > 0) {
    recording.wall = wall * one_second;
  }
  for (std::size_t i = 0; i < tests; ++i) {
    recording.tests.push_back(
        {.id = model::NodeId{ids.at(i)}, .own = one_second, .peak = {}, .retained = {}});
  }
  return recording;
}

std::vector<JobTime> times_of_jobs(const std::vector<Recording>& recordings) {
  return history::profile_of(evidence_of(recordings)).jobs;
}

PlannedJob job_of_group(int run, std::uint32_t group, std::uint32_t groups) {
  return {.run = "r" + std::to_string(1'000 + run),
          .group = model::GroupNumber{group},
          .groups = groups,
          .planned = one_second,
          .tests = 1,
          .parts = {}};
}

TEST(JobsOf, IsWhatAProcessSaysOfItsJob) {
  Recording recording = process("r1", "/71", 3, 12);
  recording.planned = Microseconds{12'345'678};
  recording.began = 5 * one_second;
  recording.tests.push_back(recording.tests.front());
  const auto jobs = jobs_of(recording);
  ASSERT_THAT(jobs, SizeIs(1));
  EXPECT_EQ(jobs[0].run, "r1");
  EXPECT_EQ(jobs[0].group, model::GroupNumber{2});
  EXPECT_EQ(jobs[0].groups, 4U);
  EXPECT_EQ(jobs[0].planned, Microseconds{12'300'000});
  EXPECT_EQ(jobs[0].tests, 4U);
  EXPECT_THAT(jobs[0].parts, ElementsAre(JobPart{"/71", 3, 12 * one_second, 5 * one_second}));
}

TEST(JobsOf, IsNothingWhereNothingWasPlanned) {
  Recording recording = process("r1", "/71", 4, 12);
  recording.planned.reset();
  EXPECT_THAT(jobs_of(recording), IsEmpty());
  recording = process("r1", "/71", 4, 12);
  recording.group = model::GroupNumber{5};
  EXPECT_THAT(jobs_of(recording), IsEmpty());
  recording = process("r1", "/71", 4, 12);
  recording.group.reset();
  EXPECT_THAT(jobs_of(recording), IsEmpty());
  recording = process("r1", "/71", 4, 12);
  recording.planned_tests = 0;
  EXPECT_THAT(jobs_of(recording), IsEmpty());
  recording = process("r1", "/71", 4, 12);
  recording.process.clear();
  EXPECT_THAT(jobs_of(recording), IsEmpty());
}

TEST(JobTimes, AreOfWholeJobs) {
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 4, 12)}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 12 * one_second}));
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 3, 12)}), IsEmpty()) << "three of four tests";
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 4, 0)}), IsEmpty()) << "no end";
  Recording interrupted = process("r1", "/71", 4, 12);
  interrupted.interrupted = true;
  EXPECT_THAT(times_of_jobs({interrupted}), IsEmpty());
  Recording died = process("r1", "/71", 4, 12);
  died.victim = "b.py::b";
  EXPECT_THAT(times_of_jobs({died}), IsEmpty());
}

TEST(JobTimes, NineteenOfTwentyTestsAreEnough) {
  PlannedJob job = job_of_group(1, 1, 1);
  job.tests = 20;
  job.parts = {{"/1", 19, one_second, {}}};
  EXPECT_THAT(job_times(std::vector{job}), SizeIs(1));
  job.parts = {{"/1", 18, one_second, {}}};
  EXPECT_THAT(job_times(std::vector{job}), IsEmpty());
}

TEST(JobTimes, OfWorkersAreThoseOfTheirController) {
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 0, 12),
                             process("r1", "gw0/72", 2, 10),
                             process("r1", "gw1/73", 2, 11)}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 12 * one_second, true}));
  EXPECT_THAT(times_of_jobs({process("r1", "gw0/72", 2, 10), process("r1", "gw1/73", 2, 11)}),
              IsEmpty())
      << "nobody knows when it ended";
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 0, 12),
                             process("r1", "gw0/72", 4, 10),
                             process("r1", "gw1/73", 0, 0)}),
              IsEmpty())
      << "a worker died";
}

TEST(JobTimes, LastUntilTheirCommandEnds) {
  Recording recording = process("r1", "/71", 4, 12);
  recording.session.ending = one_second;
  EXPECT_THAT(times_of_jobs({recording}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 13 * one_second}));
}

TEST(JobTimes, OfProcessesOneAfterAnotherAddUp) {
  EXPECT_THAT(times_of_jobs({process("r1", "/71", 2, 5), process("r1", "/72", 2, 8)}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 13 * one_second}))
      << "nobody knows when they began";
  Recording early = process("r1", "/71", 2, 5);
  Recording late = process("r1", "/72", 2, 8);
  early.began = 100 * one_second;
  late.began = 110 * one_second;
  EXPECT_THAT(times_of_jobs({late, early}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 13 * one_second}));
  late.began = 101 * one_second;
  EXPECT_THAT(times_of_jobs({late, early}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 9 * one_second}))
      << "they ran at once";
}

TEST(UnitedJobs, CountCopiesOnceAndTheWholeOne) {
  Recording cut = process("r1", "/71", 2, 0);
  EXPECT_THAT(times_of_jobs({cut, process("r1", "/71", 4, 12), cut}),
              ElementsAre(JobTime{1, 4, 10 * one_second, 12 * one_second}));
}

TEST(UnitedJobs, OutliveTheirTests) {
  const std::vector recordings = {process("r1", "/71", 4, 12)};
  const model::Evidence left = pruned(evidence_of(recordings), [](model::NodeId) { return false; });
  EXPECT_THAT(left.tests, IsEmpty());
  EXPECT_THAT(left.jobs, SizeIs(1));
}

TEST(UnitedJobs, KeepTheNewestOfEachGroup) {
  std::vector<PlannedJob> jobs;
  for (int run = 0; run < 20; ++run) {
    jobs = united_jobs(std::move(jobs), {job_of_group(run, run % 2 == 0 ? 1 : 2, 2)});
  }
  ASSERT_THAT(jobs, SizeIs(2 * jobs_kept_of_group));
  EXPECT_EQ(jobs.front().run, "r1004");
  EXPECT_EQ(jobs.back().run, "r1019");
  jobs = united_jobs({job_of_group(0, 1, 2)}, std::move(jobs));
  EXPECT_EQ(jobs.front().run, "r1004");
  jobs = united_jobs({job_of_group(0, 1, 3)}, std::move(jobs));
  EXPECT_EQ(jobs.front().run, "r1000") << "of another number of groups";
}

TEST(UnitedJobs, KeepNoMoreThanSoManyInAll) {
  std::vector<PlannedJob> jobs;
  for (int run = 0; run < 300; ++run) {
    jobs.push_back(job_of_group(run, static_cast<model::GroupIndex>(run) + 1, 300));
  }
  const auto kept = united_jobs(jobs, jobs);
  EXPECT_THAT(kept, SizeIs(jobs_kept));
  EXPECT_EQ(kept.back().run, "r1299");
}

}  // namespace
}  // namespace splitter::history
