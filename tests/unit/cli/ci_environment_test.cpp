#include "cli/ci_environment.hpp"

#include "support/environment.hpp"
#include "support/errors.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using support::input_error_of;
using ::testing::ElementsAre;

/// What a system's variables say for the second of four jobs.
struct CiCase {
  std::string system;
  std::string index;
  std::string index_of_second;
  std::string total;
  std::string only_if = {};
};

void PrintTo(const CiCase& ci, std::ostream* stream) {
  *stream << ci.system;
}

class FillFromCi : public ::testing::TestWithParam<CiCase> {
 protected:
  support::NoCi environment_;
};

INSTANTIATE_TEST_SUITE_P(
    System,
    FillFromCi,
    ::testing::Values(
        CiCase{"CircleCI", "CIRCLE_NODE_INDEX", "1", "CIRCLE_NODE_TOTAL"},
        CiCase{"Buildkite", "BUILDKITE_PARALLEL_JOB", "1", "BUILDKITE_PARALLEL_JOB_COUNT"},
        CiCase{"Semaphore", "SEMAPHORE_JOB_INDEX", "2", "SEMAPHORE_JOB_COUNT"},
        CiCase{"Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", "2", "SYSTEM_TOTALJOBSINPHASE"},
        CiCase{"Bitbucket", "BITBUCKET_PARALLEL_STEP", "1", "BITBUCKET_PARALLEL_STEP_COUNT"},
        CiCase{"Heroku CI", "CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "HEROKU_TEST_RUN_ID"},
        CiCase{"GitLab", "CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "GITLAB_CI"},
        CiCase{"CI", "CI_NODE_INDEX", "2", "CI_NODE_TOTAL"}),
    [](const auto& ci) {
      std::string name = ci.param.system;
      std::erase(name, ' ');
      return name;
    });

TEST_P(FillFromCi, CountsGroupsFromOne) {
  const CiCase& ci = GetParam();
  environment_.set(ci.index, ci.index_of_second);
  environment_.set(ci.total, "4");
  if (!ci.only_if.empty()) {
    environment_.set(ci.only_if, "yes");
  }
  Values values;
  fill_from_ci(values);
  ASSERT_NE(values.find("group"), nullptr);
  EXPECT_THAT(values.find("group")->texts, ElementsAre("2"));
  EXPECT_EQ(values.find("group")->origin.text, ci.system + ": " + ci.index);
  ASSERT_NE(values.find("splits"), nullptr);
  EXPECT_THAT(values.find("splits")->texts, ElementsAre("4"));
  EXPECT_EQ(values.find("splits")->origin.text, ci.system + ": " + ci.total);
}

TEST_P(FillFromCi, AnEmptyOrMissingVariableSaysNothing) {
  const CiCase& ci = GetParam();
  environment_.set(ci.index, ci.index_of_second);
  for (const std::optional<std::string>& total : {std::optional<std::string>{}, {""}}) {
    environment_.set(ci.total, total);
    Values values;
    fill_from_ci(values);
    EXPECT_EQ(values.find("group"), nullptr);
    EXPECT_EQ(values.find("splits"), nullptr);
  }
}

TEST_P(FillFromCi, AnIndexThatIsNoNumberIsAnError) {
  const CiCase& ci = GetParam();
  environment_.set(ci.total, "4");
  for (const char* index : {"two", "1x", " 1", "1.5", "99999999999"}) {
    environment_.set(ci.index, index);
    const model::InputError error = input_error_of([] {
      Values values;
      fill_from_ci(values);
    });
    EXPECT_THAT(error.where(), ::testing::EndsWith(": " + ci.index)) << index;
    EXPECT_EQ(std::string(error.what()),
              "expected a whole number, found `" + std::string(index) + "`");
  }
}

class CiEnvironment : public ::testing::Test {
 protected:
  support::NoCi environment_;
};

TEST_F(CiEnvironment, WithoutVariablesNothingIsFilled) {
  Values values;
  fill_from_ci(values);
  fill_from_own_variables(values);
  EXPECT_EQ(values.find("group"), nullptr);
  EXPECT_EQ(values.find("splits"), nullptr);
}

TEST_F(CiEnvironment, SplittersOwnVariablesCountFromOne) {
  environment_.set("SPLITTER_SPLITS", "8");
  environment_.set("SPLITTER_GROUP", "3");
  Values values;
  fill_from_own_variables(values);
  EXPECT_THAT(values.find("splits")->texts, ElementsAre("8"));
  EXPECT_EQ(values.find("splits")->origin.text, "SPLITTER_SPLITS");
  EXPECT_THAT(values.find("group")->texts, ElementsAre("3"));
}

TEST_F(CiEnvironment, AnEmptyOwnVariableSaysNothing) {
  environment_.set("SPLITTER_SPLITS", "");
  Values values;
  fill_from_own_variables(values);
  EXPECT_EQ(values.find("splits"), nullptr);
}

TEST_F(CiEnvironment, WhatIsKnownAlreadyStays) {
  environment_.set("CIRCLE_NODE_INDEX", "1");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  values.fill("group", {{"3"}});
  fill_from_ci(values);
  EXPECT_THAT(values.find("group")->texts, ElementsAre("3"));
  EXPECT_THAT(values.find("splits")->texts, ElementsAre("4"));
}

// A group without a job would never run.
TEST_F(CiEnvironment, OtherSplitsThanTheCiHasJobsAreAnErrorWhereTheGroupIsTheCis) {
  environment_.set("CIRCLE_NODE_INDEX", "1");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  values.fill("splits", {{"8"}});
  const model::InputError error = input_error_of([&values] { fill_from_ci(values); });
  EXPECT_EQ(error.where(), "--splits 8 (command line)");
  EXPECT_STREQ(error.what(), "is not the 4 jobs that this CI runs (CircleCI: CIRCLE_NODE_TOTAL)");
}

TEST_F(CiEnvironment, JobsOfAMatrixAreNoGroups) {
  environment_.set("GITLAB_CI", "true");
  environment_.set("CI_NODE_INDEX", "1");
  environment_.set("CI_NODE_TOTAL", "2");
  environment_.set("CI_JOB_NAME", "tests: [3.12]");
  Values matrix;
  fill_from_ci(matrix);
  EXPECT_EQ(matrix.find("group"), nullptr);
  EXPECT_EQ(matrix.find("splits"), nullptr);
  environment_.set("CI_JOB_NAME", "tests 1/2");
  Values parallel;
  fill_from_ci(parallel);
  EXPECT_NE(parallel.find("group"), nullptr);
}

TEST_F(CiEnvironment, SplitsOfOnesOwnNeedAGroupOfOnesOwn) {
  environment_.set("CIRCLE_NODE_INDEX", "1");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  values.fill("splits", {{"8"}});
  values.fill("group", {{"7"}});
  EXPECT_NO_THROW(fill_from_ci(values));
}

TEST_F(CiEnvironment, WhoWantsNoGroupMayHaveOtherSplits) {
  environment_.set("CIRCLE_NODE_INDEX", "1");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  values.fill("splits", {{"8"}});
  fill_from_ci(values, false);
  EXPECT_THAT(values.find("splits")->texts, ElementsAre("8"));
  EXPECT_EQ(values.find("group"), nullptr);
}

TEST_F(CiEnvironment, AShardLeavesNothingToFill) {
  environment_.set("CIRCLE_NODE_INDEX", "broken");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  values.fill("shard", {{"2/8"}});
  fill_from_ci(values);
  EXPECT_EQ(values.find("splits"), nullptr);
}

// Who says on the command line which group this is need not be asked by the CI.
TEST_F(CiEnvironment, WhatNobodyAsksForIsNoError) {
  environment_.set("CI_NODE_INDEX", "none");
  environment_.set("CI_NODE_TOTAL", "4");
  Values values;
  values.fill("group", {{"3"}});
  values.fill("splits", {{"4"}});
  EXPECT_NO_THROW(fill_from_ci(values));
}

TEST_F(CiEnvironment, AnIndexAtTheEndOfTheNumbersIsAnErrorOrANumber) {
  environment_.set("CIRCLE_NODE_INDEX", "2147483647");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  Values values;
  try {
    fill_from_ci(values);
    EXPECT_THAT(values.find("group")->texts, ElementsAre("2147483648"));
  } catch (const model::InputError& error) {
    EXPECT_EQ(error.where(), "CircleCI: CIRCLE_NODE_INDEX");
  }
}

}  // namespace
}  // namespace splitter::cli
