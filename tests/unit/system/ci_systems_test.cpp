#include "splitter/system/ci_systems.hpp"

#include "support/environment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace splitter::system {
namespace {

TEST(CiSystems, HaveNamesOfTheirOwnAndSomeVariable) {
  std::set<std::string_view> names;
  for (const CiSystem& ci : ci_systems) {
    EXPECT_TRUE(names.insert(ci.name).second && names.insert(ci.key).second) << ci.name;
    EXPECT_EQ(ci.index == nullptr, ci.total == nullptr) << ci.name;
    EXPECT_TRUE(ci.index != nullptr || ci.run != nullptr) << ci.name;
    EXPECT_LE(ci.counts_from, 1U) << ci.name;
  }
}

TEST(CountsMatrix, WhereTheKindOfTheJobSaysSo) {
  support::NoCi environment;
  const auto counts = [] { return std::ranges::any_of(ci_systems, counts_matrix); };
  EXPECT_FALSE(counts());
  environment.set("SYSTEM_PARALLELEXECUTIONTYPE", "MultiMachine");
  EXPECT_FALSE(counts());
  environment.set("SYSTEM_PARALLELEXECUTIONTYPE", "MultiConfiguration");
  EXPECT_TRUE(counts());
}

TEST(CiJob, IsThatOfTheFirstSystemThatTellsBothNumbers) {
  support::NoCi environment;
  EXPECT_FALSE(ci_job());
  environment.set("CIRCLE_NODE_INDEX", "2");
  EXPECT_FALSE(ci_job()) << "no total";
  environment.set("CIRCLE_NODE_TOTAL", "x");
  const auto job = ci_job();
  ASSERT_TRUE(job);
  EXPECT_EQ(job->ci->name, std::string("CircleCI"));
  EXPECT_EQ(job->index, "2");
  EXPECT_EQ(job->total, "x");
}

TEST(CiGroupHint, KnowsSystemsThatDoNotTellTheGroup) {
  support::NoCi environment;
  EXPECT_EQ(ci_group_hint(), "");
  environment.set("GITLAB_CI", "true");
  environment.set("CI_JOB_NAME", "tests: [3.12, linux]");
  EXPECT_EQ(ci_group_hint().find("CI_NODE_INDEX counts the jobs of a matrix"), 0U);
  environment.set("GITHUB_ACTIONS", "true");
  EXPECT_NE(ci_group_hint().find("${{ matrix.group }}"), std::string::npos);
}

TEST(CiPipeline, IsWhatTheCiCallsItsRun) {
  support::NoCi environment;
  EXPECT_EQ(ci_pipeline(), "");
  environment.set("BUILD_TAG", "jenkins-suite-7");
  EXPECT_EQ(ci_pipeline(), "jenkins-jenkins-suite-7");
  environment.set("CI_PIPELINE_ID", "12");
  EXPECT_EQ(ci_pipeline(), "gitlab-12");
  environment.set("GITHUB_RUN_ID", "99");
  EXPECT_EQ(ci_pipeline(), "github-99");
  environment.set("GITHUB_RUN_ATTEMPT", "2");
  EXPECT_EQ(ci_pipeline(), "github-99-2");
  environment.set("SPLITTER_PIPELINE", "nightly");
  EXPECT_EQ(ci_pipeline(), "nightly");
}

}  // namespace
}  // namespace splitter::system
