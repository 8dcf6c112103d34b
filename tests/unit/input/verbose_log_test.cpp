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
  EXPECT_NEAR(static_cast<double>(time_of(recording, "test_g.py::test_c[c]@x y")), 1.2e5, 1e4);
}

TEST(ParseVerboseLog, FormsOfLines) {
  const Recording recording = read_log(
      "job\tstep\t2026-11-30T10:00:00Z collected 4 items\n"
      "job\tstep\t2026-11-30T10:00:02Z a.py::f PASSED [ 25%]\r\n"
      "2026-11-30T10:00:05.000000Z 00O a.py::g SKIPPED (no FAILED [here]) [ 50%]\n"
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
