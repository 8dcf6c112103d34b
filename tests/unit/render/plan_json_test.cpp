#include "splitter/render/plan_report.hpp"
#include "support/reports.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::BoundKind;
using model::Microseconds;
using nlohmann::json;
using support::ProblemBuilder;
using support::Reported;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

/// Group 1: a.py::f and a.py::g; group 2: b.py and c.py; group 3 is empty.
Reported reported_groups() {
  return {ProblemBuilder()
              .imports(500'000)
              .test("a.py::f", 1'500'000)
              .test("a.py::g", 2'000'000)
              .test("b.py::f", 3'000'000)
              .test("c.py::f[é]", 250'000)
              .groups(3)
              .build(),
          {0, 0, 1, 1},
          {Microseconds{3'400'000}, BoundKind::longest, 2}};
}

TEST(PlanJson, NamesItsFormatVersionAndPlan) {
  const Reported reported = reported_groups();
  const json plan = json::parse(plan_json(reported.report()));
  EXPECT_EQ(plan["format"], "splitter-plan");
  EXPECT_EQ(plan["version"], 1);
  EXPECT_EQ(plan["splitter"], "1.2.3");
  EXPECT_EQ(plan["fingerprint"], "f00d");
  EXPECT_EQ(plan["algorithm"], "balance");
  EXPECT_EQ(plan["keep"], "auto");
  EXPECT_EQ(plan["measured"], true);
}

TEST(PlanJson, SaysWhatComesFromEarlierJobs) {
  const Reported reported = reported_groups();
  PlanReport report = reported.report();
  const json usual = json::parse(plan_json(report));
  EXPECT_FALSE(usual.contains("calibration") || usual.contains("speed_jobs"));
  report.calibration = {1'080, Microseconds{2'100'000}, 12};
  report.speed_jobs = 9;
  report.raw = {Microseconds{3'000'000}, reported.report().plan->groups()[1].time, {}};
  const json plan = json::parse(plan_json(report));
  EXPECT_EQ(plan["calibration"], json({{"factor", 1.08}, {"fixed", 2.1}, {"jobs", 12}}));
  EXPECT_EQ(plan["speed_jobs"], 9);
  EXPECT_EQ(plan["groups"][0]["raw_seconds"], 3.0);
  EXPECT_FALSE(plan["groups"][1].contains("raw_seconds")) << "as its seconds";
}

TEST(PlanJson, SumsUpTheWholePlan) {
  const Reported reported = reported_groups();
  const json plan = json::parse(plan_json(reported.report()));
  EXPECT_EQ(plan["splits"], 3);
  EXPECT_EQ(plan["tests"], 4);
  EXPECT_EQ(plan["files"], 3);
  EXPECT_DOUBLE_EQ(plan["makespan"], 4.25);
  EXPECT_DOUBLE_EQ(plan["total"], 8.25);
  EXPECT_DOUBLE_EQ(plan["gap"], 0.25);
}

TEST(PlanJson, SaysWhatTheBoundIsAndWhichTestIsToBlame) {
  const Reported reported = reported_groups();
  const json bound = json::parse(plan_json(reported.report()))["bound"];
  EXPECT_DOUBLE_EQ(bound["seconds"], 3.4);
  EXPECT_EQ(bound["kind"], "longest");
  EXPECT_EQ(bound["test"], "b.py::f");
}

TEST(PlanJson, ABoundWithoutABlamedTestNamesNone) {
  const Reported reported(ProblemBuilder().test("a.py::f", 1).build(), {0}, {});
  const json bound = json::parse(plan_json(reported.report()))["bound"];
  EXPECT_EQ(bound["kind"], "volume");
  EXPECT_FALSE(bound.contains("test"));
}

TEST(PlanJson, DescribesEveryGroup) {
  const Reported reported = reported_groups();
  const json groups = json::parse(plan_json(reported.report()))["groups"];
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0]["group"], 1);
  EXPECT_DOUBLE_EQ(groups[0]["seconds"], 4.0);
  EXPECT_EQ(groups[0]["tests"], 2);
  EXPECT_EQ(groups[0]["files"], 1);
  EXPECT_THAT(groups[0]["selectors"].get<std::vector<std::string>>(), ElementsAre("a.py"));
  EXPECT_THAT(groups[1]["selectors"].get<std::vector<std::string>>(), ElementsAre("b.py", "c.py"));
  EXPECT_EQ(groups[2]["tests"], 0);
  EXPECT_TRUE(groups[2]["selectors"].empty());
}

TEST(PlanJson, ExpandsWhenAsked) {
  const Reported reported = reported_groups();
  PlanReport report = reported.report();
  report.naming = Naming::expanded;
  const json groups = json::parse(plan_json(report))["groups"];
  EXPECT_THAT(groups[0]["selectors"].get<std::vector<std::string>>(),
              ElementsAre("a.py::f", "a.py::g"));
}

TEST(PlanJson, NamesTheRootdirWhereNoFilePinsIt) {
  const Reported reported = reported_groups();
  PlanReport report = reported.report();
  EXPECT_FALSE(json::parse(plan_json(report)).contains("rootdir"));
  report.workplace.name_rootdir = true;
  EXPECT_EQ(json::parse(plan_json(report))["rootdir"], ".");
}

TEST(PlanJson, NamesTheLimits) {
  const Reported reported(ProblemBuilder()
                              .test("a.py::f", 1)
                              .keep(model::Keep::test_class)
                              .algorithm(model::Algorithm::contiguous)
                              .build(),
                          {0},
                          {});
  const json plan = json::parse(plan_json(reported.report()));
  EXPECT_EQ(plan["keep"], "class");
  EXPECT_EQ(plan["algorithm"], "contiguous");
}

TEST(PlanJson, IsTextThatEndsInALineBreak) {
  const Reported reported = reported_groups();
  EXPECT_THAT(plan_json(reported.report()), EndsWith("}\n"));
}

TEST(PlanJson, BytesThatAreNoUtf8BecomeReplacementCharacters) {
  const Reported reported(
      ProblemBuilder().test("a.py::f[\xFF]", 1).test("a.py::g", 1).groups(2).build(), {0, 1}, {});
  PlanReport report = reported.report();
  report.naming = Naming::expanded;
  const std::string text = plan_json(report);
  EXPECT_TRUE(json::accept(text));
  EXPECT_THAT(text, HasSubstr("a.py::f[\uFFFD]"));
}

TEST(GroupJson, IsTheGroupOfThePlanWithWhatIdentifiesThePlan) {
  const Reported reported = reported_groups();
  const json plan = json::parse(plan_json(reported.report()));
  json group = json::parse(group_json(reported.report(), 1));
  EXPECT_EQ(group["format"], "splitter-group");
  for (const char* key : {"version", "splitter", "fingerprint", "splits"}) {
    EXPECT_EQ(group[key], plan[key]) << key;
    group.erase(key);
  }
  group.erase("format");
  EXPECT_EQ(group, plan["groups"][1]);
}

}  // namespace
}  // namespace splitter::render
