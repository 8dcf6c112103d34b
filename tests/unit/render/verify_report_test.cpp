#include "splitter/render/verify_report.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::Microseconds;
using nlohmann::json;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Two groups, the first of which ran twice and the second not at all.
class VerifyReportOf : public ::testing::Test {
 protected:
  VerifyReportOf() {
    roster_.fingerprint = "f00d";
    roster_.groups.resize(2);
    roster_.groups[1].names = {{"b.py", 3}, {"c.py::f", 1}};
    found_.ran = 1234;
    found_.groups.resize(2);
    found_.groups[0] = {.runs = {"r1", "r2"}, .ran = 1234};
    found_.groups[0].predicted = Microseconds{2'000'000};
    found_.groups[0].actual = Microseconds{4'000'000};
    found_.groups[1].missing = true;
  }

  std::string text() { return verify_text({roster_, found_}); }
  json parsed() { return json::parse(verify_json({roster_, found_})); }

  model::Roster roster_;
  model::Verification found_;
};

TEST_F(VerifyReportOf, ALineAGroup) {
  EXPECT_THAT(text(),
              StartsWith("group     predicted        actual     tests\n"
                         "    1        2.00 s        4.00 s     1,234  ran 2 times\n"
                         "    2          0 ms             -         0  did not run\n"));
  EXPECT_THAT(text(), EndsWith("1 group did not run\nplan f00d\n"));
}

TEST_F(VerifyReportOf, WhatWasLost) {
  found_.lost = {{roster_.groups[1].names.data(), 1, 1}, {&roster_.groups[1].names[1], 1, 0}};
  EXPECT_THAT(text(),
              HasSubstr("\nlost: 3\n  2 of 3 tests of b.py (group 2)\n  c.py::f (group 2)\n"));
  EXPECT_EQ(parsed()["lost"][0], (json{{"name", "b.py"}, {"group", 2}, {"tests", 3}, {"ran", 1}}));
}

TEST_F(VerifyReportOf, WhatWasSkippedForWantOfAnother) {
  found_.unmet = {{"b.py::f", "made", 1, 0}};
  EXPECT_THAT(text(),
              HasSubstr("\nskipped, because the test that they need ran in another group: 1\n"
                        "  b.py::f (group 2) needs made (group 1)\n"));
  EXPECT_EQ(parsed()["unmet"][0],
            (json{{"id", "b.py::f"}, {"group", 2}, {"needs", "made"}, {"ran_in", 1}}));
  EXPECT_FALSE(parsed()["holds"]);
}

TEST_F(VerifyReportOf, WhatDidNotRunOfAGroup) {
  roster_.groups[0].tests = 2000;
  EXPECT_THAT(text(), HasSubstr("766 of its 2,000 tests did not run"));
  found_.groups[0].left_out = 766;
  EXPECT_THAT(text(), HasSubstr("766 tests of it left out by another plugin"));
  found_.groups[0].left_out_by = "pytest_split.plugin";
  EXPECT_THAT(text(), HasSubstr("766 tests of it left out by pytest_split.plugin"));
  EXPECT_EQ(parsed()["groups"][0]["left_out"], 766);
}

TEST_F(VerifyReportOf, LongListsAreCutForPeopleOnly) {
  found_.repeated.assign(25, {"a.py::\x1b[31mf", {0, 1}});
  EXPECT_THAT(text(), HasSubstr("ran more than once: 25\n  a.py::?[31mf (groups 1, 2)\n"));
  EXPECT_THAT(text(), HasSubstr("  … and 5 more\n"));
  EXPECT_EQ(parsed()["repeated"].size(), 25U);
}

TEST_F(VerifyReportOf, WhatRanElsewhereOrOfAnotherPlan) {
  found_.strayed = {{"a.py::f", 1, 0}};
  found_.foreign = {{"r9//1", "beef", 7}};
  EXPECT_THAT(text(), HasSubstr("a.py::f (ran in group 1, not 2)"));
  EXPECT_THAT(text(), HasSubstr("records of another plan: 1\n  r9//1 of plan beef (7 tests)"));
  EXPECT_EQ(parsed()["strayed"][0]["planned"], 2);
  EXPECT_EQ(parsed()["other_plans"][0]["plan"], "beef");
}

TEST_F(VerifyReportOf, CausesAndVictims) {
  found_.groups[0] = {.runs = {"r1"}, .unfinished = true, .victim = "a.py::f"};
  found_.groups[0].cause = model::Cause::slow_runner;
  EXPECT_THAT(text(), HasSubstr("ended inside of a.py::f  all its tests are slower"));
  EXPECT_EQ(parsed()["groups"][0]["cause"], "slow runner");
  EXPECT_EQ(parsed()["groups"][0]["ended_in"], "a.py::f");
  EXPECT_EQ(parsed()["groups"][0]["finished"], false);
  for (const auto cause : {model::Cause::none, model::Cause::setups, model::Cause::contention}) {
    EXPECT_NE(cause_name(cause), nullptr);
  }
}

TEST_F(VerifyReportOf, TheAnswer) {
  EXPECT_EQ(parsed()["holds"], false);
  EXPECT_THAT(text(), Not(HasSubstr("exactly once")));
  found_.groups[1].missing = false;
  EXPECT_EQ(parsed()["holds"], true);
  EXPECT_THAT(text(), HasSubstr("1,234 tests ran, each exactly once: 0 skipped, 0 failed"));
}

TEST_F(VerifyReportOf, WorstEstimates) {
  roster_.groups[1].names[0].time = Microseconds{100'000};
  found_.worst = {{roster_.groups[1].names.data(), Microseconds{2'500'000}}};
  EXPECT_THAT(text(), HasSubstr("worst estimates: 1\n  2.50 s instead of 100 ms: b.py\n"));
  EXPECT_EQ(parsed()["worst_estimates"][0]["actual"], 2.5);
}

}  // namespace
}  // namespace splitter::render
