#include "splitter/input/ctrf.hpp"

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

Imported read_ctrf(const std::string& text) {
  return parse_ctrf(source_of(text, "r.json"), {});
}

TEST(ParseCtrf, ReadsWhatThePluginWrites) {
  const Imported imported = read_ctrf(report_sample("ctrf.json"));
  const Recording& recording = imported.recordings.at(0);
  EXPECT_THAT(recording.tests, SizeIs(31));
  EXPECT_THAT(outcomes(recording),
              IsSupersetOf({"tests/a[1]/test_q.py::test_b passed",
                            R"(tests/test_plain.py::test_words[\xe9/\xfc] passed)",
                            "tests/pkg/test_mod.py::test_subs_fail failed",
                            "tests/test_plain.py::test_errors failed",
                            "tests/test_plain.py::test_skipped skipped",
                            "tests/test_plain.py::test_expected passed"}));
  EXPECT_EQ(time_of(recording, "tests/pkg/test_mod.py::test_subs"), 325'000);
  EXPECT_EQ(time_of(recording, "tests/test_flaky.py::test_flaky"), 350'000) << "three attempts";
  EXPECT_THAT(recording.session.run, StartsWith("20261130T"));
}

TEST(ParseCtrf, NamesOfOtherToolsAreNoIds) {
  const Imported imported = read_ctrf(
      R"({"results":{"tool":{},"summary":{},"tests":[{"name":"logs in","status":"passed","duration":1}]}})");
  EXPECT_EQ(imported.unnamed.count, 1U);
  EXPECT_EQ(imported.unnamed.example, "logs in");
  EXPECT_THAT(imported.recordings.at(0).tests, IsEmpty());
}

TEST(ParseCtrf, AReportThatIsCutShortIsAnError) {
  const std::string text = report_sample("ctrf.json");
  EXPECT_EQ(input_error_of([&] { return read_ctrf(text.substr(0, text.size() / 2)); })
                .where()
                .substr(0, 6),
            "r.json");
}

TEST(IsCtrf, ByItsContent) {
  EXPECT_TRUE(is_ctrf(source_of(report_sample("ctrf.json"))));
  EXPECT_FALSE(is_ctrf(source_of(R"({"results": [1]})")));
  EXPECT_FALSE(is_ctrf(source_of(report_sample("report.json"))));
}

}  // namespace
}  // namespace splitter::input
