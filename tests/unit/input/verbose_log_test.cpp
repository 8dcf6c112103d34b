#include "splitter/input/verbose_log.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::input {
namespace {

using model::Recording;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::source_of;
using support::time_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::StartsWith;

Recording read_log(const std::string& text) {
  return parse_verbose_log(source_of(text, "log.txt"), {}).recordings.at(0);
}

TEST(ParseVerboseLog, ReadsWhatPytestPrints) {
  const Imported imported = parse_verbose_log(source_of(report_sample("github.log")), {});
  const Recording& recording = imported.recordings.at(0);
  EXPECT_THAT(recording.tests, SizeIs(31));
  EXPECT_THAT(outcomes(recording),
              IsSupersetOf({"tests/a[1]/test_q.py::test_b passed",
                            "tests/test_plain.py::test_words[a b] passed",
                            "tests/test_plain.py::test_words[[] passed",
                            "tests/pkg/test_mod.py::test_subs_fail failed",
                            "tests/test_flaky.py::test_flaky passed",
                            "tests/test_plain.py::test_untidy failed",
                            "tests/test_plain.py::test_skipped skipped",
                            "tests/test_plain.py::test_expected passed"}));
  EXPECT_NEAR(
      static_cast<double>(time_of(recording, "tests/test_plain.py::test_slower")), 1.6e6, 2e4);
  EXPECT_NEAR(
      static_cast<double>(time_of(recording, "tests/test_flaky.py::test_flaky")), 3.7e5, 2e4);
  EXPECT_THAT(imported.warnings, ElementsAre(StartsWith("times are estimates")));
  EXPECT_THAT(recording.session.run, StartsWith("20261130T2148"));
}

TEST(ParseVerboseLog, WorkersHaveTheirOwnClocks) {
  const Recording recording = read_log(report_sample("github-xdist.log"));
  EXPECT_THAT(recording.tests, SizeIs(4));
  EXPECT_THAT(outcomes(recording), Contains("test_g.py::test_c[a@b]@x y passed"));
  // Each slept for 0.1 s. A line of a worker stays open until the next one comes.
  for (const char* id : {"a@db", "c[a@b]@x y", "c[c]@x y", "no_group[me@here]"}) {
    EXPECT_NEAR(
        static_cast<double>(time_of(recording, std::string("test_g.py::test_") + id)), 1.1e5, 1.5e4)
        << id;
  }
}

TEST(ParseVerboseLog, AWorkersFirstTestBeginsWhereItIsAnnounced) {
  const Recording recording = read_log(
      "2026-11-30T10:00:01.0Z a.py::f\n"
      "2026-11-30T10:00:02.0Z a.py::g\n"
      "2026-11-30T10:00:04.0Z [gw0] [ 33%] PASSED a.py::f\n"
      "2026-11-30T10:00:05.0Z a.py::h\n"
      "2026-11-30T10:00:06.0Z [gw1] [ 66%] PASSED a.py::g\n"
      "2026-11-30T10:00:09.0Z [gw0] [100%] PASSED a.py::h\n"
      "2026-11-30T10:00:09.0Z ==== 3 passed in 8.00s ====\n");
  EXPECT_EQ(time_of(recording, "a.py::f"), 1'000'000);
  EXPECT_EQ(time_of(recording, "a.py::g"), 4'000'000);
  EXPECT_EQ(time_of(recording, "a.py::h"), 4'000'000);
}

TEST(ParseVerboseLog, GitLabTellsWhenALineBegins) {
  const Recording recording = read_log(
      "2026-11-30T10:00:01.000000Z 01O collected 2 items\n"
      "2026-11-30T10:00:02.000000Z 01O \n"
      "2026-11-30T10:00:02.000000Z 01O a.py::f PASSED   [ 50%]\n"
      "2026-11-30T10:00:05.000000Z 01O a.py::g PASSED   [100%]\n"
      "2026-11-30T10:00:06.000000Z 01O \n"
      "2026-11-30T10:00:06.000000Z 01O ==== 2 passed in 4.00s ====\n");
  EXPECT_EQ(time_of(recording, "a.py::f"), 3'000'000);
  EXPECT_EQ(time_of(recording, "a.py::g"), 1'000'000);
}

TEST(ParseVerboseLog, ASubTestIsPartOfItsTest) {
  const std::vector<std::string> logs = {
      // pytest 9
      "2026-11-30T10:00:01.0Z a.py::f SUBFAILED[m] (k='1') [ 50%]\n"
      "2026-11-30T10:00:02.0Z a.py::f SUBPASSED(k='2')     [ 50%]\n"
      "2026-11-30T10:00:03.0Z a.py::f PASSED               [ 50%]\n"
      "2026-11-30T10:00:04.0Z a.py::g PASSED               [100%]\n",
      // pytest-subtests
      "2026-11-30T10:00:01.0Z a.py::f [m] (k=1) SUBFAIL    [ 50%]\n"
      "2026-11-30T10:00:02.0Z a.py::f (k=2) SUBPASS        [ 50%]\n"
      "2026-11-30T10:00:03.0Z a.py::f PASSED               [ 50%]\n"
      "2026-11-30T10:00:04.0Z a.py::g PASSED               [100%]\n",
      // with workers
      "2026-11-30T10:00:01.0Z a.py::f\n"
      "2026-11-30T10:00:02.0Z [gw0] [ 33%] SUBPASSED[m] (k='1') a.py::f\n"
      "2026-11-30T10:00:03.0Z [gw0] [ 33%] [m] (k=2) SUBFAIL a.py::f\n"
      "2026-11-30T10:00:04.0Z [gw0] [ 50%] PASSED a.py::f\n"
      "2026-11-30T10:00:05.0Z [gw0] [100%] PASSED a.py::g\n"};
  for (const std::string& log : logs) {
    const Recording recording = read_log(log);
    EXPECT_THAT(outcomes(recording), ElementsAre("a.py::f failed", "a.py::g passed")) << log;
    EXPECT_EQ(time_of(recording, "a.py::f"), 2'000'000) << log;
    EXPECT_EQ(time_of(recording, "a.py::g"), 1'000'000) << log;
  }
}

TEST(ParseVerboseLog, AnInheritedTestHasTheIdBeforeItsOrigin) {
  const Recording recording = read_log(
      "2026-11-30T10:00:01Z a.py::TestA::f <- lib/base.py PASSED [ 25%]\n"
      "2026-11-30T10:00:02Z a.py::g[x <- y] PASSED [ 50%]\n"
      "2026-11-30T10:00:03Z [gw0] [ 75%] PASSED b.py::TestB::f <- lib/base.py\n");
  EXPECT_THAT(
      outcomes(recording),
      ElementsAre("a.py::TestA::f passed", "a.py::g[x <- y] passed", "b.py::TestB::f passed"));
}

TEST(ParseVerboseLog, LiveLogsStandBetweenATestAndItsOutcome) {
  const Recording recording = read_log(
      "2026-11-30T10:00:01Z a.py::f PASSED                      [ 33%]\n"
      "2026-11-30T10:00:02Z a.py::g\n"
      "2026-11-30T10:00:03Z -------- live log call --------\n"
      "2026-11-30T10:00:04Z INFO     root:a.py:5 in b.py::h\n"
      "2026-11-30T10:00:05Z FAILED                              [ 66%]\n"
      "2026-11-30T10:00:06Z a.py::i SKIPPED (no)                [100%]\n");
  EXPECT_THAT(outcomes(recording),
              ElementsAre("a.py::f passed", "a.py::g failed", "a.py::i skipped"));
  EXPECT_EQ(time_of(recording, "a.py::g"), 4'000'000);
}

TEST(ParseVerboseLog, ASecondSessionBeginsAnew) {
  const Recording recording = read_log(
      "2026-11-30T10:00:01Z a.py::f PASSED [100%]\n"
      "2026-11-30T10:00:02Z ==== 1 passed in 1.00s ====\n"
      "2026-11-30T10:05:00Z ==== test session starts ====\n"
      "2026-11-30T10:05:02Z collected 1 item\n"
      "2026-11-30T10:05:05Z b.py::g PASSED [100%]\n");
  EXPECT_EQ(time_of(recording, "b.py::g"), 3'000'000);
}

TEST(ParseVerboseLog, FormsOfLines) {
  const Recording recording = read_log(
      "job\tstep\t2026-11-30T10:00:00Z collected 4 items\n"
      "job\tstep\t2026-11-30T10:00:02Z a.py::f PASSED [ 25%]\r\n"
      "2026-11-30T10:00:05.000000Z a.py::g SKIPPED (no FAILED [here]) [ 50%]\n"
      "2026-11-30T10:00:06+00:00 a.py::h[x PASSED y] FAILED [ 75%]\n"
      "a.py::not_stamped PASSED [ 80%]\n"
      "2026-11-30T10:00:07Z this is no test PASSED [100%]\n");
  EXPECT_THAT(outcomes(recording),
              ElementsAre("a.py::f passed", "a.py::g skipped", "a.py::h[x PASSED y] failed"));
  EXPECT_EQ(time_of(recording, "a.py::f"), 2'000'000);
  EXPECT_EQ(time_of(recording, "a.py::g"), 3'000'000);
}

TEST(IsVerboseLog, ByItsContent) {
  EXPECT_TRUE(is_verbose_log(source_of(report_sample("github.log"))));
  EXPECT_TRUE(is_verbose_log(source_of(report_sample("github-xdist.log"))));
  EXPECT_FALSE(is_verbose_log(source_of(report_sample("durations-vv.txt"))));
  EXPECT_FALSE(is_verbose_log(source_of("2026-11-30T10:00:00Z downloading [ 25%]\n")));
  EXPECT_FALSE(is_verbose_log(source_of("a.py::f PASSED [100%]\n")));
  EXPECT_FALSE(is_verbose_log(source_of("")));
}

}  // namespace
}  // namespace splitter::input
