#include "splitter/input/record_format.hpp"

#include "support/imports.hpp"
#include "support/samples.hpp"
#include "support/sources.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace splitter::input {
namespace {

using support::report_sample;
using support::sample_checkout;
using support::source_of;
using ::testing::ElementsAre;
using ::testing::StartsWith;

std::string name_of(const std::string& text) {
  const RecordFormat* format = format_of(source_of(text));
  return format == nullptr ? "" : std::string(format->name);
}

TEST(FormatOf, ATextByItsContent) {
  EXPECT_EQ(name_of("{\"e\":\"session\"}\n"), "splitter's records");
  EXPECT_EQ(name_of(report_sample("xunit1.xml")), "JUnit XML");
  EXPECT_EQ(name_of(report_sample("xunit2.xml")), "JUnit XML");
  EXPECT_EQ(name_of(report_sample("reportlog.jsonl")), "pytest-reportlog");
  EXPECT_EQ(name_of(report_sample("report.json")), "pytest-json-report");
  EXPECT_EQ(name_of(report_sample("monitor.db")), "pytest-monitor's database");
  EXPECT_EQ(name_of(report_sample("xmlrunner.xml")), "JUnit XML");
  EXPECT_EQ(name_of(report_sample("github.log")), "a CI's log of pytest -v");
  EXPECT_EQ(name_of(report_sample("report.html")), "pytest-html");
  EXPECT_EQ(name_of(report_sample("ctrf.json")), "CTRF");
  EXPECT_EQ(name_of(report_sample("allure/01-result.json")), "Allure's results");
  EXPECT_EQ(name_of(report_sample("memray/test_subs.metadata")), "pytest-memray's metadata");
  EXPECT_EQ(name_of(report_sample("durations-vv.txt")), "the output of pytest --durations");
  for (const char* text : {"{}",
                           "[]",
                           " { } ",
                           R"({"a.py::f": 1})",
                           R"({"a.py::f" : -1.5})",
                           R"([["a.py::f", 1]])",
                           R"({"flake8.py": NaN})"}) {
    EXPECT_EQ(name_of(text), "durations files") << text;
  }
}

TEST(FormatOf, AnythingElseIsNothing) {
  for (const char* text : {"",
                           "\n",
                           "hello",
                           "<html/>",
                           "{\"format\":\"splitter-plan\"}",
                           "{",
                           "[",
                           "[1]",
                           "{\"a\"",
                           "{\"a\":",
                           R"({"version": 3, "sources": []})",
                           R"({"coverage": 93.5})",
                           R"({"tests": 12, "summary": "green"})",
                           R"({"created": "2026-11-27", "root": 1})",
                           "[[1, 2], [3, 4]]",
                           "3",
                           "\x7F"
                           "ELF"}) {
    EXPECT_EQ(format_of(source_of(text)), nullptr) << text;
  }
}

TEST(RecordFormats, AllReadTheirSamples) {
  for (const char* name : {"xunit1.xml",
                           "xunit2.xml",
                           "reportlog.jsonl",
                           "report.json",
                           "monitor.db",
                           "durations-vv.txt"}) {
    const model::SourceText source = source_of(report_sample(name));
    Surroundings around = sample_checkout();
    around.written = 1'795'528'800;  // what a terminal prints holds no time
    const Imported imported = format_of(source)->read(source, around);
    EXPECT_GE(imported.recordings.at(0).tests.size(), 15U) << name;
    EXPECT_THAT(imported.recordings.at(0).session.run, StartsWith("20261124T1")) << name;
  }
}

TEST(RecordFormats, ADurationsFileIsWhatSeveralRunsMeasured) {
  const model::SourceText source = source_of(R"({"b.py::g": 2.5, "a.py::f": 0, "a.py::g": 1e-6})");
  const RecordFormat* format = format_of(source);
  EXPECT_EQ(format->provenance, Provenance::carried_over);
  const Imported imported = format->read(source, {});
  EXPECT_THAT(support::outcomes(imported.recordings.at(0)),
              ElementsAre("a.py::g passed", "b.py::g passed"));
  EXPECT_EQ(support::time_of(imported.recordings[0], "a.py::g"), 1);
  EXPECT_EQ(support::time_of(imported.recordings[0], "b.py::g"), 2'500'000);
}

}  // namespace
}  // namespace splitter::input
