#include "splitter/render/checkup_report.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>

namespace splitter::render {
namespace {

using model::Checkup;
using model::Severity;
using nlohmann::json;
using ::testing::HasSubstr;

Checkup ill() {
  Checkup checkup;
  checkup.facts = {{"pytest", "8.4", {{"major", 8}}}, {"ci", "none", {}}};
  checkup.findings = {{Severity::note, "no-profile", ".test_profile", "is not there", "record"},
                      {Severity::fault, "memory", "a.py::f", "needs much", "buy more"},
                      {Severity::fault, "second-splitter", "addopts", "divides", "leave it out"}};
  return checkup;
}

TEST(CheckupText, IsTheFactsAndThenTheFaultsFirst) {
  EXPECT_EQ(checkup_text(ill(), false),
            "pytest  8.4\n"
            "ci      none\n"
            "\n"
            "fault (memory): a.py::f: needs much\n"
            "  do: buy more\n"
            "\n"
            "fault (second-splitter): addopts: divides\n"
            "  do: leave it out\n"
            "\n"
            "note (no-profile): .test_profile: is not there\n"
            "  do: record\n"
            "\n"
            "2 faults, 1 note: tests will be lost or run twice\n");
}

TEST(CheckupText, SaysThatEachTestRunsOnceBesideWarnings) {
  Checkup checkup = ill();
  checkup.findings = {{Severity::warning, "x", "y", "z", "do it"}};
  EXPECT_THAT(checkup_text(checkup, false),
              HasSubstr("\n1 warning: each test runs in one group\n"));
}

TEST(CheckupText, OfTheHealthyHasNothingToComplainAbout) {
  Checkup checkup = ill();
  checkup.findings.clear();
  EXPECT_THAT(checkup_text(checkup, false), HasSubstr("\n\nnothing to complain about"));
  EXPECT_TRUE(checkup.holds());
}

TEST(CheckupText, ColoursTheSeverity) {
  EXPECT_THAT(checkup_text(ill(), true), HasSubstr("\033[31mfault\033[0m (memory): "));
  EXPECT_THAT(checkup_text(ill(), true), HasSubstr("\033[36mnote\033[0m (no-profile): "));
}

TEST(CheckupJson, HasFactsAndFindings) {
  const json document = json::parse(checkup_json(ill(), "1.2.3"));
  EXPECT_EQ(document["format"], "splitter-doctor");
  EXPECT_EQ(document["version"], 1);
  EXPECT_EQ(document["splitter"], "1.2.3");
  EXPECT_EQ(document["holds"], false);
  EXPECT_EQ(document["faults"], 2);
  EXPECT_EQ(document["warnings"], 0);
  EXPECT_EQ(document["notes"], 1);
  EXPECT_EQ(document["facts"][0], json::parse(R"({"name": "pytest", "text": "8.4", "major": 8})"));
  EXPECT_EQ(document["findings"][0],
            json::parse(R"({"severity": "fault", "name": "memory", "where": "a.py::f",
                            "cause": "needs much", "action": "buy more"})"));
  EXPECT_EQ(document["findings"][2]["severity"], "note");
}

TEST(CheckupJson, IsValidWhateverBytesAnIdHas) {
  Checkup checkup;
  checkup.findings = {{Severity::note, "x", "a\xff.py", "y", "z"}};
  const json document = json::parse(checkup_json(checkup, "1"));
  EXPECT_EQ(document["findings"][0]["where"], "a\xef\xbf\xbd.py");
  EXPECT_EQ(document["facts"], json::array());
  EXPECT_EQ(document["holds"], true);
}

}  // namespace
}  // namespace splitter::render
