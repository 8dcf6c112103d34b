#include "cli/planning.hpp"

#include "support/commands.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <string>

namespace splitter::cli {
namespace {

using model::InputError;
using support::ids_of;
using support::input_error_of;
using support::settings_for;
using support::words_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class MakePlan : public ::testing::Test {
 protected:
  support::InFolder folder_;
  Settings settings_ = settings_for(1, 2);
  Planned planned_;

  std::string plan() {
    return words_of(
        [this](const Messages& messages) { planned_ = make_plan(settings_, messages); });
  }
  void list(const std::string& text) {
    write_file("list", text);
    settings_.tests = {"list"};
  }
};

TEST_F(MakePlan, GoesFromFilesToAPlan) {
  write_file(".test_durations", R"({"a.py::f": 3, "b.py::f": 1, "c.py::f": 2})");
  list("a.py::f\nb.py::f\nc.py::f\n");
  EXPECT_THAT(plan(), HasSubstr("matched 3 of 3 tests, 0 estimated, 0 stale entries ignored"));
  EXPECT_TRUE(planned_.measured);
  EXPECT_THAT(
      ids_of(*planned_.problem, *planned_.plan),
      ::testing::UnorderedElementsAre(ElementsAre("a.py::f"), ElementsAre("b.py::f", "c.py::f")));
  EXPECT_EQ(planned_.fingerprint.size(), 32U);
}

TEST_F(MakePlan, NeedsTheNumberOfGroups) {
  list("a.py::f\n");
  settings_.shard.splits.reset();
  const InputError error = input_error_of([this] { plan(); });
  EXPECT_EQ(error.where(), "--splits");
  EXPECT_THAT(error.hint(), HasSubstr("SPLITTER_SPLITS"));
}

TEST_F(MakePlan, WithoutDurationsTheSizesOfFilesAreTheWeights) {
  write_file("a.py", std::string(3'000, '#'));
  write_file("b.py", std::string(1'000, '#'));
  write_file("c.py", std::string(2'000, '#'));
  list("a.py::f\nb.py::f\nc.py::f\n");
  EXPECT_THAT(plan(), HasSubstr("no .test_durations"));
  EXPECT_FALSE(planned_.measured);
  EXPECT_THAT(
      ids_of(*planned_.problem, *planned_.plan),
      ::testing::UnorderedElementsAre(ElementsAre("a.py::f"), ElementsAre("b.py::f", "c.py::f")));
}

TEST_F(MakePlan, AListMayBeASelectionAndIsNamedTestByTest) {
  list("a.py::f\n");
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::expanded);
  settings_.naming = render::Naming::collapsed;
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::collapsed);
}

TEST_F(MakePlan, StoredTestsAreCollapsed) {
  write_file(".test_durations", R"({"a.py::f": 3})");
  settings_.discover = Discover::stored;
  plan();
  EXPECT_EQ(planned_.naming, render::Naming::collapsed);
}

TEST_F(MakePlan, WorksOnNothingIfThatIsAllowed) {
  list("");
  settings_.allow_empty = true;
  plan();
  EXPECT_EQ(planned_.plan->groups().size(), 2U);
}

TEST_F(MakePlan, TheReportShowsWhatWasPlanned) {
  write_file(".test_durations", R"({"a.py::f": 3})");
  list("a.py::f\n");
  plan();
  const render::PlanReport report = planned_.report();
  EXPECT_EQ(&report.problem, planned_.problem.get());
  EXPECT_EQ(report.fingerprint, planned_.fingerprint);
  EXPECT_THAT(render::plan_json(report), HasSubstr("\"format\": \"splitter-plan\""));
}

}  // namespace
}  // namespace splitter::cli
