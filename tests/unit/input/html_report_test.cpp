#include "splitter/input/html_report.hpp"

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

Recording read_html(const std::string& text) {
  return parse_html_report(source_of(text, "r.html"), {}).recordings.at(0);
}

std::string page(const std::string& rows) {
  return "<html><div id=\"data-container\" data-jsonblob=\"{&#34;tests&#34;: {&#34;a.py::f&#34;: "
         "[" +
         rows + "]}}\"></div></html>";
}

std::string row(const std::string& result, const std::string& time, const std::string& phase = "") {
  return "{&#34;result&#34;: &#34;" + result + "&#34;, &#34;testId&#34;: &#34;a.py::f" + phase +
         "&#34;, &#34;duration&#34;: &#34;" + time + "&#34;}";
}

TEST(ParseHtmlReport, ReadsWhatThePluginWrites) {
  const Recording recording = read_html(report_sample("report.html"));
  EXPECT_THAT(recording.tests, SizeIs(31));
  EXPECT_THAT(outcomes(recording),
              IsSupersetOf({"tests/a[1]/test_q.py::test_b passed",
                            R"(tests/test_plain.py::test_words[q"&<] passed)",
                            R"(tests/test_plain.py::test_words[\xe9/\xfc] passed)",
                            "tests/pkg/test_mod.py::test_subs_fail failed",
                            "tests/test_flaky.py::test_flaky passed",
                            "tests/test_flaky.py::test_flaky_never failed",
                            "tests/test_plain.py::test_errors failed",
                            "tests/test_plain.py::test_untidy failed",
                            "tests/test_plain.py::test_skipped skipped",
                            "tests/test_plain.py::test_expected passed"}));
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::test_slower"), 2'000'000);
  EXPECT_EQ(time_of(recording, "tests/test_plain.py::test_slow"), 134'000);
  EXPECT_EQ(time_of(recording, "tests/pkg/test_mod.py::test_subs_fail"), 250'000)
      << "each row has the time of the whole test";
}

TEST(ParseHtmlReport, AttemptsAddUp) {
  const Recording recording =
      read_html(page(row("Rerun", "00:01:01") + "," + row("Passed", "500 ms")));
  EXPECT_THAT(outcomes(recording), ElementsAre("a.py::f passed"));
  EXPECT_EQ(time_of(recording, "a.py::f"), 61'500'000);
}

TEST(ParseHtmlReport, TheCallHasTheTimeOfItsTearDown) {
  const Recording failed =
      read_html(page(row("Passed", "97 ms") + "," + row("Error", "66 ms", "::teardown")));
  EXPECT_THAT(outcomes(failed), ElementsAre("a.py::f failed"));
  EXPECT_EQ(time_of(failed, "a.py::f"), 97'000);
  const Recording no_call = read_html(page(row("Error", "60 ms", "::setup")));
  EXPECT_EQ(time_of(no_call, "a.py::f"), 60'000);
  const Recording again =
      read_html(page(row("Rerun", "50 ms", "::setup") + "," + row("Passed", "20 ms")));
  EXPECT_THAT(outcomes(again), ElementsAre("a.py::f passed"));
  EXPECT_EQ(time_of(again, "a.py::f"), 70'000);
}

TEST(ParseHtmlReport, AnOddTimeSaysNothing) {
  for (const char* time : {"", "soon", "1 s", "1:", "-5 ms", "1:x"}) {
    EXPECT_EQ(time_of(read_html(page(row("Passed", time))), "a.py::f"), 0) << time;
  }
}

TEST(ParseHtmlReport, APageThatIsCutShortIsAnError) {
  const std::string text = page("");
  const auto error = input_error_of([&] { return read_html(text.substr(0, text.find("tests"))); });
  EXPECT_STREQ(error.what(), "the page is cut short");
}

TEST(IsHtmlReport, ByItsContent) {
  EXPECT_TRUE(is_html_report(source_of(report_sample("report.html"))));
  EXPECT_FALSE(is_html_report(source_of("<html/>")));
  EXPECT_FALSE(is_html_report(source_of("")));
}

}  // namespace
}  // namespace splitter::input
