#include "input/report_table.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <string_view>

namespace splitter::input {
namespace {

using model::Microseconds;
using model::Outcome;
using ::testing::MatchesRegex;

TEST(ReportTable, HoldsEachTestOnce) {
  ReportTable table;
  table.find_or_add("a.py::f")->seconds += 1;
  table.find_or_add("a.py::g")->outcome = Outcome::failed;
  table.find_or_add("a.py::f")->seconds += 0.5;
  const model::Recording recording = table.finish({"kind"});
  ASSERT_EQ(recording.tests.size(), 2U);
  EXPECT_EQ(recording.tests[0].own, Microseconds{1'500'000});
  EXPECT_EQ(recording.tests[1].outcome, Outcome::failed);
}

TEST(ReportTable, OwnsItsIds) {
  ReportTable table;
  for (int i = 0; i < 1000; ++i) {
    std::string id = "a.py::f[" + std::to_string(i) + "]";
    table.find_or_add(id);
    id.assign(id.size(), 'x');
  }
  const model::Recording recording = table.finish({"kind"});
  EXPECT_EQ(recording.tests.at(7).id.text(), "a.py::f[7]");
}

TEST(ReportTable, RefusesIdsThatNoCommandLineCarries) {
  ReportTable table;
  EXPECT_EQ(table.find_or_add(""), nullptr);
  EXPECT_EQ(table.find_or_add(std::string_view("a\0b", 3)), nullptr);
  EXPECT_TRUE(table.empty());
}

TEST(ReportTable, ATestOfZeroSecondsTookAQuarterOfTheUnitUnlessItFailed) {
  ReportTable table;
  table.find_or_add("quick");
  table.find_or_add("skipped")->outcome = Outcome::skipped;
  table.find_or_add("broken")->seconds = std::nan("");
  table.find_or_add("failed")->outcome = Outcome::failed;
  const model::Recording rounded = table.finish({"kind"}, 0.01);
  EXPECT_EQ(rounded.tests[0].own, Microseconds{2'500});
  EXPECT_EQ(rounded.tests[1].own, Microseconds{2'500});
  EXPECT_EQ(rounded.tests[2].own, Microseconds{0});
  EXPECT_EQ(rounded.tests[3].own, Microseconds{0});
  EXPECT_EQ(table.finish({"kind"}).tests[0].own, Microseconds{0}) << "exact: it says nothing";
}

TEST(ReportTable, TheRunIsNamedByWhatItSays) {
  const auto run = [](std::string_view identity, std::string_view id, double seconds) {
    ReportTable table;
    table.find_or_add(id)->seconds = seconds;
    return table.finish({"kind", 60, identity}).session.run;
  };
  EXPECT_EQ(run("i", "a", 1), run("i", "a", 1));
  EXPECT_THAT(run("i", "a", 1), MatchesRegex("19700101T000100Z-kind-[0-9a-f]{16}"));
  EXPECT_NE(run("i", "a", 1), run("j", "a", 1));
  EXPECT_NE(run("i", "a", 1), run("i", "b", 1));
  EXPECT_NE(run("i", "a", 1), run("i", "a", 2));
}

}  // namespace
}  // namespace splitter::input
