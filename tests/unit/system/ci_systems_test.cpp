#include "splitter/system/ci_systems.hpp"

#include "support/environment.hpp"

#include <gtest/gtest.h>

#include <set>
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
