#include "splitter/render/plan_report.hpp"
#include "support/reports.hpp"

#include <gmock/gmock.h>

#include <sstream>
#include <string>
#include <vector>

namespace splitter::render {
namespace {

using model::BoundKind;
using model::Microseconds;
using support::ProblemBuilder;
using support::Reported;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Group 1 takes 4 s, group 2 half of that, group 3 nothing.
Reported three_groups(model::LowerBound bound = {Microseconds{3'200'000}}) {
  return {ProblemBuilder()
              .test("a.py::f", 1'500'000)
              .test("a.py::g", 2'500'000)
              .test("b.py::f", 2'000'000)
              .groups(3)
              .build(),
          {0, 0, 1},
          bound};
}

std::vector<std::string> lines(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::string table(const Reported& reported, TableStyle style = {}) {
  return plan_table(reported.report(), style);
}

TEST(PlanTable, HasALineAGroup) {
  const auto rows = lines(table(three_groups()));
  ASSERT_GE(rows.size(), 4U);
  EXPECT_EQ(rows[0], "group          time     tests  files");
  EXPECT_THAT(rows[1], StartsWith("    1        4.00 s         2      1  █"));
  EXPECT_THAT(rows[2], StartsWith("    2        2.00 s         1      1  █"));
  EXPECT_EQ(rows[3], "    3          0 ms         0      0");
}

TEST(PlanTable, SaysWhatComesFromEarlierJobs) {
  const Reported uneven{ProblemBuilder()
                            .test("a.py::f", 1'500'000)
                            .test("b.py::f", 2'000'000)
                            .groups(2)
                            .speeds({1'000, 670})
                            .build(),
                        {0, 1},
                        {}};
  PlanReport report = uneven.report();
  const auto rows = lines(plan_table(report, {}));
  EXPECT_EQ(rows[0], "group          time     tests  files   speed");
  EXPECT_THAT(rows[1], HasSubstr("1      1       1  █"));
  EXPECT_THAT(rows[2], HasSubstr("1      1    0.67  █"));
  EXPECT_THAT(plan_table(report, {}), Not(HasSubstr("by ")));
  report.speed_jobs = 4;
  report.calibration = {1'080, Microseconds{2'100'000}, 12};
  EXPECT_THAT(plan_table(report, {}),
              HasSubstr("\nspeeds by 4 jobs\ncalibrated by 12 jobs: × 1.08 and 2.10 s more\n"));
}

TEST(PlanTable, DrawsBarsToTheWidthOfTheTable) {
  const auto rows = lines(table(three_groups(), {.width = 58}));
  const auto cells = [](const std::string& row) {
    std::size_t count = 0;
    for (std::size_t at = row.find("█"); at != std::string::npos; at = row.find("█", at + 3)) {
      ++count;
    }
    return count;
  };
  EXPECT_EQ(cells(rows[1]), 20U);
  EXPECT_EQ(cells(rows[2]), 10U);
  EXPECT_EQ(cells(rows[3]), 0U);
}

TEST(PlanTable, ANarrowTerminalStillHasBars) {
  EXPECT_THAT(table(three_groups(), {.width = 1}), HasSubstr("██████████\n"));
}

TEST(PlanTable, ColoursTheGroupThatEndsLastIfAsked) {
  EXPECT_THAT(table(three_groups(), {.colour = false}), Not(HasSubstr("\033")));
  const auto rows = lines(table(three_groups(), {.colour = true}));
  EXPECT_THAT(rows[1], HasSubstr("\033[33m"));
  EXPECT_THAT(rows[1], EndsWith("\033[0m"));
  EXPECT_THAT(rows[2], Not(HasSubstr("\033")));
}

TEST(PlanTable, SaysMakespanBoundAndGap) {
  EXPECT_THAT(table(three_groups()),
              HasSubstr("\nlast group ends after 4.00 s, lower bound 3.20 s (all work spread "
                        "evenly), gap 25.00 %\n"));
}

TEST(PlanTable, SaysWhatBindsTheBound) {
  EXPECT_THAT(table(three_groups({.time = Microseconds{1}, .kind = BoundKind::pinned, .group = 2})),
              HasSubstr("what is pinned to group 3: more groups cannot help"));
  EXPECT_THAT(table(three_groups({Microseconds{1}, BoundKind::pigeonhole})),
              HasSubstr("two of the longest must share a group"));
  const model::LowerBound repeated{
      .time = Microseconds{1}, .kind = BoundKind::repeated, .scope = 0, .payers = 2};
  EXPECT_THAT(table(three_groups(repeated)),
              HasSubstr("(all work spread evenly, with the import of a.py (0 ms) in 2 groups)"));
}

TEST(PlanTable, SaysOfOtherNumbersOfGroupsWhatIsKnown) {
  const Microseconds makespan{4'000'000};
  const auto floor = [](Microseconds time, model::GroupIndex useful) {
    return table(three_groups({.time = time,
                               .kind = BoundKind::longest,
                               .test = 1,
                               .block = useful == 3 ? 2U : 1U,
                               .useful_groups = useful}));
  };
  EXPECT_THAT(
      floor(makespan, model::no_group),
      HasSubstr("(a.py::g alone, 2.50 s and 1.50 s of start and set-ups: more groups cannot "
                "help)"));
  EXPECT_THAT(floor(makespan, 1), HasSubstr("of start and set-ups: more groups cannot help)"))
      << "fewer than one there cannot be";
  EXPECT_THAT(floor(makespan, 2), HasSubstr("more groups cannot help, fewer than 2 take longer)"));
  EXPECT_THAT(floor(makespan, 3),
              HasSubstr("(a.py::g and what must stay with it: more than 3 groups cannot help)"));
  EXPECT_THAT(
      floor(Microseconds{1}, 2),
      HasSubstr("(a.py::g alone: no number of groups takes less, fewer than 2 take longer)"));
}

TEST(PlanTable, EndsWithTheFingerprint) {
  EXPECT_THAT(table(three_groups()), EndsWith("\nplan f00d\n"));
}

TEST(PlanTable, WithoutMeasuredTimesWeightsAreNoSeconds) {
  const Reported reported = three_groups();
  PlanReport report = reported.report();
  report.measured = false;
  const std::string text = plan_table(report, {});
  EXPECT_THAT(text, StartsWith("group        weight"));
  EXPECT_THAT(text, HasSubstr("66.7 %"));
  EXPECT_THAT(text, HasSubstr("no durations: groups are balanced by the sizes of their files"));
  EXPECT_THAT(text, Not(HasSubstr(" s ")));
}

TEST(PlanTable, OfNothingIsATableToo) {
  const Reported reported(ProblemBuilder().groups(2).build(), {}, {});
  EXPECT_EQ(lines(table(reported)).size(), 1U + 2U + 3U);
}

// Ids are bytes: what steers a terminal must not reach it.
TEST(PlanTable, IdsCannotSteerTheTerminal) {
  const Reported reported(ProblemBuilder().test("a.py::f[\033[2J\n]", 1).build(),
                          {0},
                          {Microseconds{1}, BoundKind::longest, 0});
  EXPECT_THAT(table(reported), Not(HasSubstr("\033")));
}

}  // namespace
}  // namespace splitter::render
