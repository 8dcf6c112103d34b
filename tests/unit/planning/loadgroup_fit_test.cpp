#include "planning/loadgroup_fit.hpp"

#include "support/disk_venv.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>

namespace splitter::planning {
namespace {

using ::testing::HasSubstr;

class SayUngrouped : public ::testing::Test {
 protected:
  SayUngrouped() {
    environment_.set("PYTEST_ADDOPTS", std::nullopt);
    settings_.root = ".";
    install("9.2.0", "3.8.0");
  }

  void install(const std::string& pytest, const std::string& xdist) {
    venv_.emplace(pytest);
    venv_->install("pytest_xdist-" + xdist);
    settings_.pytest = venv_->pytest();
  }

  [[nodiscard]] std::string said() const {
    return support::words_of(
        [this](const Messages& messages) { say_ungrouped(settings_, messages); });
  }

  support::InFolder folder_;
  support::Environment environment_;
  std::optional<support::DiskVenv> venv_;
  Request settings_;
};

TEST_F(SayUngrouped, IsSilentWhereNothingCountsOnGroups) {
  EXPECT_EQ(said(), "");
  settings_.limits.workers = 4;
  settings_.limits.distribution = model::Distribution::loadfile;
  EXPECT_EQ(said(), "");
}

TEST_F(SayUngrouped, WarnsOfAPytestThatGroupsNothing) {
  settings_.limits.workers = 4;
  settings_.limits.distribution = model::Distribution::loadgroup;
  EXPECT_THAT(said(), HasSubstr("pytest-xdist 3.8 cannot tell pytest 9.2 of groups"));
  EXPECT_THAT(said(), HasSubstr("hint: use pytest below 9.2"));
}

TEST_F(SayUngrouped, OneWorkerNeedsNoGroups) {
  settings_.limits.workers = 1;
  settings_.limits.distribution = model::Distribution::loadgroup;
  EXPECT_EQ(said(), "");
  settings_.runners.all_cores = true;
  EXPECT_NE(said(), "");
}

TEST_F(SayUngrouped, SeesTheModeInEveryPlaceWherePytestReadsIt) {
  settings_.pytest += " -n 4 --dist loadgroup";
  EXPECT_NE(said(), "") << "in the command";
  settings_.pytest = venv_->pytest();
  environment_.set("PYTEST_ADDOPTS", "--dist=loadgroup");
  EXPECT_NE(said(), "") << "in the variable";
  environment_.set("PYTEST_ADDOPTS", std::nullopt);
  system::write_file("pytest.ini", "[pytest]\naddopts = -n 4 --dist loadgroup\n");
  EXPECT_NE(said(), "") << "in the configuration";
}

TEST_F(SayUngrouped, SeesARuleAboutTheMark) {
  settings_.rules = {{.patterns = {"mark:xdist_group"}}};
  EXPECT_NE(said(), "");
}

TEST_F(SayUngrouped, IsSilentWhereTheVersionsAgree) {
  settings_.limits.workers = 4;
  settings_.limits.distribution = model::Distribution::loadgroup;
  install("9.1.0", "3.8.0");
  EXPECT_EQ(said(), "") << "a pytest that still reads the attribute";
  install("9.2.0", "3.9.0");
  EXPECT_EQ(said(), "") << "a pytest-xdist that no longer writes it";
  install("10.0.1", "2.5.0");
  EXPECT_NE(said(), "");
}

}  // namespace
}  // namespace splitter::planning
