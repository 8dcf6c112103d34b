#include "splitter/input/json_report.hpp"

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

Recording read_json_report(std::string_view text) {
  return parse_json_report(source_of(text, "r.json"), {}).recordings.at(0);
}

TEST(ParseJsonReport, ReadsWhatThePluginWrites) {
  EXPECT_THAT(outcomes(read_json_report(report_sample("report.json"))),
              ElementsAreArray(support::sample_outcomes));
}

TEST(ParseJsonReport, ATestTakesTheTimeOfItsPhases) {
  const Recording recording = read_json_report(
      R"({"created": 1.5, "tests": [{"call": {"duration": 1, "crash": {"duration": 9}},)"
      R"( "setup": {"duration": 0.5}, "teardown": {"duration": 0.25}, "outcome": "failed",)"
      R"( "metadata": {"duration": 7}, "nodeid": "a.py::f"}]})");
  EXPECT_THAT(outcomes(recording), ElementsAre("a.py::f failed"));
  EXPECT_EQ(time_of(recording, "a.py::f"), 1'750'000);
}

TEST(ParseJsonReport, ASummaryHasNoTests) {
  EXPECT_THAT(read_json_report(R"({"created": 1.5, "summary": {"passed": 3}})").tests, IsEmpty());
}

TEST(ParseJsonReport, TheTimeOfTheReportIsPartOfItsRun) {
  const auto run = [](const std::string& created) {
    return read_json_report(R"({"created": )" + created +
                            R"(, "tests": [{"nodeid": "f", "outcome": "passed"}]})")
        .session.run;
  };
  EXPECT_EQ(run("1.5"), run("1.5"));
  EXPECT_NE(run("1.5"), run("2.5"));
}

TEST(ParseJsonReport, MalformedJsonIsAnErrorWithItsPlace) {
  EXPECT_EQ(
      input_error_of([] { return read_json_report("{\"created\": 1,\n\"tests\": [{]}"); }).where(),
      "r.json: line 2");
  EXPECT_EQ(input_error_of([] { return read_json_report(R"({"tests": 3})"); }).where(), "r.json");
  EXPECT_EQ(input_error_of([] { return read_json_report(R"({"tests": []} x)"); }).where(),
            "r.json: line 1");
  const std::string text = report_sample("report.json");
  EXPECT_EQ(
      input_error_of([&] { return read_json_report(text.substr(0, text.size() / 2)); }).where(),
      "r.json: line 1");
}

TEST(ParseJsonReport, SpareBytesChangeNothing) {
  const std::string text = report_sample("report.json");
  EXPECT_EQ(parse_json_report(tight_source_of(text), {}).recordings.at(0).session.run,
            read_json_report(text).session.run);
}

TEST(IsJsonReport, ByItsFirstMemberAndOneThatOnlyItHas) {
  EXPECT_TRUE(is_json_report(source_of(report_sample("report.json"))));
  EXPECT_TRUE(is_json_report(source_of("{\n    \"created\": 1, \"exitcode\": 0}")));
  EXPECT_FALSE(is_json_report(source_of(R"({"created": 1, "tests": []})")));
  EXPECT_FALSE(is_json_report(source_of(R"({"a.py::f": 1})")));
  EXPECT_FALSE(is_json_report(source_of("{}")));
  EXPECT_FALSE(is_json_report(source_of("[]")));
}

}  // namespace
}  // namespace splitter::input
