#include "splitter/input/durations_report.hpp"

#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using model::Recording;
using support::outcomes;
using support::report_sample;
using support::source_of;
using support::time_of;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAreArray;

constexpr std::string_view heading = "============ slowest durations ============\n";

Recording read_durations_report(const std::string& text) {
  return parse_durations_report(source_of(text), {}).recordings.at(0);
}

TEST(ParseDurationsReport, ReadsWhatPytestPrints) {
  const Recording recording = read_durations_report(report_sample("durations-vv.txt"));
  EXPECT_THAT(outcomes(recording), UnorderedElementsAreArray(support::sample_outcomes));
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::test_untidy"), 20'000) << "0.02 + 0.00 + 0.00";
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::test_quick"), 2'500);
}

TEST(ParseDurationsReport, ReadsColoursAndPartsOfTheList) {
  EXPECT_THAT(outcomes(read_durations_report(report_sample("durations-5-color.txt"))),
              ElementsAre("tests/pkg/test_mod.py::TestA::TestInner::test_deep[1] passed",
                          "tests/pkg/test_mod.py::TestA::TestInner::test_deep[2] passed",
                          "tests/test_plain.py::test_slow passed",
                          "tests/pkg/test_mod.py::TestA::test_inherited passed",
                          "tests/test_plain.py::test_expected passed"));
}

TEST(ParseDurationsReport, PhasesAddUp) {
  const Recording recording =
      read_durations_report(std::string(heading) +
                            "1.50s setup    a.py::f[x y]\n"
                            "0.25s call     a.py::f[x y]\r\n"
                            "(3 durations < 0.005s hidden.  Use -vv to show these durations.)\n"
                            "= 1 passed in 2s =\n9.00s call     a.py::g\n");
  EXPECT_THAT(outcomes(recording), ElementsAre("a.py::f[x y] passed"));
  EXPECT_EQ(time_of(recording, "a.py::f[x y]"), 1'750'000);
}

TEST(ParseDurationsReport, OutcomesStandInTheLinesOfEachTestAndInTheSummary) {
  const std::string list = std::string(heading) + "0.01s call a.py::f\n0.01s call a.py::g - h\n";
  EXPECT_THAT(outcomes(read_durations_report("a.py::f SKIPPED (later)  [ 50%]\n" + list)),
              ElementsAre("a.py::f skipped", "a.py::g - h passed"));
  EXPECT_THAT(outcomes(read_durations_report("[gw1] [ 50%] FAILED a.py::f \n" + list)),
              ElementsAre("a.py::f failed", "a.py::g - h passed"));
  EXPECT_THAT(outcomes(read_durations_report(
                  list + "== short test summary info ==\nFAILED a.py::g - h - assert 0\n")),
              ElementsAre("a.py::f passed", "a.py::g - h failed"));
  EXPECT_THAT(outcomes(read_durations_report("a.py::f PASSED\na.py::f ERROR\n" + list)),
              ElementsAre("a.py::f failed", "a.py::g - h passed"));
}

TEST(ParseDurationsReport, AnIdMayHoldTheWordOfAnOutcome) {
  const std::string list = std::string(heading) + "0.01s call a.py::test_SKIPPED[ERROR FAILED]\n";
  const auto outcome = [&list](const std::string& lines) {
    return outcomes(read_durations_report(lines + list)).at(0);
  };
  const std::string id = "a.py::test_SKIPPED[ERROR FAILED]";
  EXPECT_EQ(outcome(id + " SKIPPED (PASSED before) [ 50%]\n"), id + " skipped");
  EXPECT_EQ(outcome("[gw0] [ 50%] FAILED " + id + "\n"), id + " failed");
  EXPECT_EQ(outcome("FAILED " + id + " - it - SKIPPED - nothing\n"), id + " failed");
  EXPECT_EQ(outcome(id + " PASSED [ 50%]\n"), id + " passed");
  EXPECT_EQ(outcome("log: " + id + " FAILED\n"), id + " passed") << "no line of pytest's";
}

TEST(ParseDurationsReport, OtherLinesSayNothing) {
  EXPECT_THAT(outcomes(read_durations_report(
                  std::string(heading) +
                  "fast s call a.py::f\n1.0s lunch a.py::f\n1.0s call\n1.0s call    \n\n"
                  "-1.0s call a.py::g\n")),
              ElementsAre("a.py::g passed"));
}

TEST(IsDurationsReport, ByItsHeading) {
  EXPECT_TRUE(is_durations_report(source_of(report_sample("durations-vv.txt"))));
  EXPECT_TRUE(is_durations_report(source_of(report_sample("durations-5-color.txt"))));
  EXPECT_TRUE(is_durations_report(source_of("the slowest one\n=== slowest 10 durations ===")));
  EXPECT_FALSE(is_durations_report(source_of("the slowest durations ===")));
  EXPECT_FALSE(is_durations_report(source_of(" slowest ")));
  EXPECT_FALSE(is_durations_report(source_of("")));
}

}  // namespace
}  // namespace splitter::input
