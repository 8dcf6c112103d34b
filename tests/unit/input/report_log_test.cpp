#include "splitter/input/report_log.hpp"

#include "support/errors.hpp"
#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using model::Recording;
using support::input_error_of;
using support::outcomes;
using support::report_sample;
using support::source_of;
using support::tight_source_of;
using support::time_of;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAreArray;

Recording read_report_log(std::string_view text) {
  return parse_report_log(source_of(text, "log.jsonl"), {}).recordings.at(0);
}

std::string report(const std::string& id, const std::string& when, const std::string& rest) {
  return R"({"nodeid": ")" + id + R"(", "when": ")" + when + "\", " + rest +
         R"(, "$report_type": "TestReport"})"
         "\n";
}

TEST(ParseReportLog, ReadsWhatThePluginWrites) {
  EXPECT_THAT(outcomes(read_report_log(report_sample("reportlog.jsonl"))),
              ElementsAreArray(support::sample_outcomes));
  EXPECT_THAT(outcomes(read_report_log(report_sample("reportlog-xdist.jsonl"))),
              UnorderedElementsAreArray(support::sample_outcomes));
}

TEST(ParseReportLog, ATestTakesTheTimeOfItsPhases) {
  const std::string passed = R"("outcome": "passed", "duration": )";
  const Recording recording = read_report_log(report("a.py::f", "setup", passed + "0.5") +
                                              report("a.py::f", "call", passed + "1") +
                                              report("a.py::f", "teardown", passed + "0.25"));
  EXPECT_EQ(time_of(recording, "a.py::f"), 1'750'000);
}

TEST(ParseReportLog, AttemptsAddUpAndTheLastOutcomeCounts) {
  const std::string failed = report("f", "setup", R"("outcome": "passed", "duration": 0)") +
                             report("f", "call", R"("outcome": "failed", "duration": 1)");
  const std::string passed = report("f", "setup", R"("outcome": "passed", "duration": 0)") +
                             report("f", "call", R"("outcome": "passed", "duration": 0.5)");
  EXPECT_THAT(outcomes(read_report_log(failed + passed)), ElementsAre("f passed"));
  EXPECT_THAT(outcomes(read_report_log(passed + failed)), ElementsAre("f failed"));
  EXPECT_EQ(time_of(read_report_log(failed + passed), "f"), 1'500'000);
}

TEST(ParseReportLog, NonsensicalTimesSayNothing) {
  EXPECT_EQ(
      time_of(read_report_log(report("f", "call", R"("outcome": "passed", "duration": -1)") +
                              report("f", "teardown", R"("outcome": "passed", "duration": 2)")),
              "f"),
      0);
}

TEST(ParseReportLog, ALastLineThatIsCutShortIsNoError) {
  const std::string text = report("f", "call", R"("outcome": "passed", "duration": 1)");
  for (std::size_t cut = 1; cut + 1 < text.size(); ++cut) {
    EXPECT_EQ(time_of(read_report_log(text + text.substr(0, cut)), "f"), 1'000'000) << cut;
  }
  const std::string unended = text + text.substr(0, text.size() - 1);
  EXPECT_EQ(time_of(read_report_log(unended), "f"), 2'000'000) << "it lacks the line break only";
}

TEST(ParseReportLog, AnotherBrokenLineIsAnError) {
  EXPECT_EQ(input_error_of([] {
              return read_report_log("{\"$report_type\": \"SessionStart\"}\n{\n{}\n");
            }).where(),
            "log.jsonl: line 2");
  EXPECT_EQ(input_error_of([] { return read_report_log("{} x\n\n"); }).where(),
            "log.jsonl: line 1");
}

TEST(ParseReportLog, SpareBytesChangeNothing) {
  const std::string text = report_sample("reportlog.jsonl");
  EXPECT_EQ(parse_report_log(tight_source_of(text), {}).recordings.at(0).session.run,
            read_report_log(text).session.run);
}

TEST(ParseReportLog, IdsAreReadAsPythonWritesThem) {
  const Recording recording = read_report_log(
      report(R"(caf\udce9/a.py::f[\"\u00e4])", "call", R"("outcome": "passed", "duration": 1)"));
  EXPECT_EQ(recording.tests.at(0).id.text(), "caf\xE9/a.py::f[\"\xC3\xA4]");
}

TEST(ParseReportLog, ATestWithAFailedSubTestFailed) {
  const Imported imported =
      parse_report_log(source_of(report_sample("reportlog-subtests.jsonl")), {});
  EXPECT_THAT(support::outcomes(imported.recordings.at(0)),
              ::testing::IsSupersetOf({"tests/pkg/test_mod.py::test_subs passed",
                                       "tests/pkg/test_mod.py::test_subs_fail failed"}));
  const std::string failed =
      R"({"$report_type":"SubTestReport","nodeid":"a.py::f","when":"call","outcome":"failed","duration":9})";
  const std::string passed =
      R"({"$report_type":"TestReport","nodeid":"a.py::f","when":"call","outcome":"passed","duration":1})";
  const Imported unit = parse_report_log(source_of(failed + "\n" + passed + "\n"), {});
  EXPECT_THAT(support::outcomes(unit.recordings.at(0)), ::testing::ElementsAre("a.py::f failed"));
  EXPECT_EQ(support::time_of(unit.recordings[0], "a.py::f"), 1'000'000);
}

TEST(IsReportLog, ByItsFirstLine) {
  EXPECT_TRUE(is_report_log(source_of(report_sample("reportlog.jsonl"))));
  EXPECT_FALSE(is_report_log(source_of("{\"e\":\"session\"}\n{\"$report_type\": 1}\n")));
  EXPECT_FALSE(is_report_log(source_of("")));
}

}  // namespace
}  // namespace splitter::input
