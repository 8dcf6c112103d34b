#include "splitter/render/roster.hpp"

#include "support/reports.hpp"

#include <gmock/gmock.h>

namespace splitter::render {
namespace {

using model::Microseconds;
using support::ProblemBuilder;
using support::Reported;
using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Reported reported() {
  return {ProblemBuilder()
              .imports(100)
              .test("a.py::f", 1)
              .test("a.py::T::g", 2)
              .test("a.py::T::h[1]", 3)
              .test("b.py", 7)
              .groups(3)
              .build(),
          {1, 1, 0, 1},
          {}};
}

TEST(Roster, SaysWhatEachNameStandsFor) {
  const Reported plan = reported();
  PlanReport report = plan.report();
  report.workplace.folder_in_root = "sub/";
  report.measured = false;
  const model::Roster found = roster(report);
  EXPECT_EQ(found.fingerprint, "f00d");
  EXPECT_FALSE(found.measured);
  EXPECT_FALSE(found.selection);
  EXPECT_EQ(found.folder_in_root, "sub/");
  ASSERT_EQ(found.groups.size(), 3U);
  EXPECT_EQ(found.groups[0].time, Microseconds{101});
  EXPECT_EQ(found.groups[0].tests, 1U);
  EXPECT_THAT(found.groups[0].names,
              ElementsAre(FieldsAre("a.py::f", 1U, Microseconds{1}, 0U, false)));
  EXPECT_THAT(found.groups[1].names,
              ElementsAre(FieldsAre("a.py::T", 2U, Microseconds{5}, 0U, false),
                          FieldsAre("b.py", 0U, Microseconds{7}, 0U, false)));
  EXPECT_THAT(found.groups[2].names, IsEmpty());
}

TEST(Roster, KnowsWhatGroupsTakeByMeasuredTimesAlone) {
  const Reported plan = reported();
  PlanReport report = plan.report();
  EXPECT_EQ(roster(report).groups[1].raw, Microseconds{0});
  report.raw = {Microseconds{5}, Microseconds{6}, Microseconds{0}};
  EXPECT_EQ(roster(report).groups[1].raw, Microseconds{6});
}

TEST(Roster, HoldsTheHomesOfFilesThatAreCut) {
  const Reported plan = reported();
  EXPECT_THAT(roster(plan.report()).homes, ElementsAre(Pair("a.py", 1)));
}

}  // namespace
}  // namespace splitter::render
