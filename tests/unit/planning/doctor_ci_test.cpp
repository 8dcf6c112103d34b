#include "planning/doctor_ci.hpp"

#include "support/checkups.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ExamineCi : public ::testing::Test {
 protected:
  void circle(const std::string& index, const std::string& total) {
    environment_.set("CIRCLE_NODE_INDEX", index);
    environment_.set("CIRCLE_NODE_TOTAL", total);
  }

  model::Checkup examined(std::optional<model::GroupIndex> splits,
                          std::optional<std::uint32_t> group = std::nullopt) {
    Shard shard;
    shard.splits = splits;
    if (group) {
      shard.group = model::GroupNumber{*group};
    }
    model::Checkup checkup;
    examine_ci(shard, checkup);
    return checkup;
  }

  support::NoCi environment_;
};

TEST_F(ExamineCi, WithoutACiThereIsNothingToSay) {
  EXPECT_THAT(named(examined(4)), IsEmpty());
  EXPECT_EQ(fact(examined(4), "ci"), "none");
}

TEST_F(ExamineCi, AJobOfSoManyIsFine) {
  circle("3", "4");
  EXPECT_THAT(named(examined(4)), IsEmpty());
  EXPECT_EQ(fact(examined(4), "ci"), "CircleCI: CIRCLE_NODE_INDEX=3, CIRCLE_NODE_TOTAL=4");
}

TEST_F(ExamineCi, GitHubTellsNoGroup) {
  environment_.set("GITHUB_RUN_ID", "17");
  EXPECT_THAT(named(examined(4)), IsEmpty());
  EXPECT_EQ(fact(examined(4), "ci"), "GitHub Actions, which tells no job its group");
}

TEST_F(ExamineCi, MoreGroupsThanJobsLoseTests) {
  circle("0", "2");
  EXPECT_THAT(named(examined(4)), ElementsAre("fault other-total"));
  const model::Finding found = finding(examined(4), "other-total");
  EXPECT_EQ(found.where, "--splits 4");
  EXPECT_THAT(found.cause, HasSubstr("the 2 jobs that this CI runs (CircleCI: CIRCLE_NODE_TOTAL)"));
  EXPECT_THAT(found.cause, HasSubstr("groups without a job would never run"));
}

TEST_F(ExamineCi, FewerGroupsThanJobsAreAFaultToo) {
  circle("0", "8");
  EXPECT_THAT(finding(examined(4), "other-total").cause, HasSubstr("jobs without a group"));
}

TEST_F(ExamineCi, AGroupThatWasSaidMayBelongToAnotherAxis) {
  circle("0", "2");
  EXPECT_THAT(named(examined(4, 3)), IsEmpty());
}

TEST_F(ExamineCi, TheOnlyJobRunsEverything) {
  circle("0", "1");
  EXPECT_THAT(named(examined(1)), ElementsAre("note one-job"));
  EXPECT_THAT(named(examined(4)), ElementsAre("note one-job"));
  EXPECT_THAT(named(examined(4, 2)), IsEmpty());
}

TEST_F(ExamineCi, AnIndexBeyondTheTotalIsNoJob) {
  circle("4", "4");
  EXPECT_THAT(named(examined(4)), ElementsAre("fault odd-index"));
  EXPECT_THAT(finding(examined(4), "odd-index").cause, HasSubstr("CircleCI counts from 0"));
  circle("one", "4");
  EXPECT_THAT(named(examined(4)), ElementsAre("fault odd-index"));
  environment_.set("CIRCLE_NODE_INDEX", std::nullopt);
  environment_.set("GITLAB_CI", "true");
  environment_.set("CI_NODE_INDEX", "0");
  environment_.set("CI_NODE_TOTAL", "4");
  EXPECT_THAT(finding(examined(4), "odd-index").cause, HasSubstr("GitLab counts from 1"));
}

TEST_F(ExamineCi, AGroupForTheWholeRunIsOneForEveryJob) {
  circle("2", "4");
  environment_.set("SPLITTER_GROUP", "1");
  const model::Checkup checkup = examined(4, 1);
  EXPECT_THAT(named(checkup), ElementsAre("fault other-group"));
  EXPECT_THAT(finding(checkup, "other-group").cause, HasSubstr("by CircleCI: 3 of 4"));
  EXPECT_THAT(fact(checkup, "ci"), HasSubstr("; SPLITTER_GROUP=1"));
  environment_.set("SPLITTER_GROUP", "3");
  EXPECT_THAT(named(examined(4, 3)), IsEmpty());
}

TEST_F(ExamineCi, AMatrixIsNoSplit) {
  environment_.set("GITLAB_CI", "true");
  environment_.set("CI_NODE_INDEX", "1");
  environment_.set("CI_NODE_TOTAL", "6");
  environment_.set("CI_JOB_NAME", "test: [py312, linux]");
  EXPECT_THAT(named(examined(4)), IsEmpty());
  EXPECT_THAT(named(examined(std::nullopt)), ElementsAre("fault matrix-of-jobs"));
  EXPECT_THAT(finding(examined(std::nullopt), "matrix-of-jobs").action, HasSubstr("$GROUP"));
}

}  // namespace
}  // namespace splitter::planning
