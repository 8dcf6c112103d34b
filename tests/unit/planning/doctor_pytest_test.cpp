#include "planning/doctor_pytest.hpp"

#include "support/checkups.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ExaminePytest : public ::testing::Test {
 protected:
  ExaminePytest() {
    for (const char* name : {"PYTEST_ADDOPTS",
                             "PYTEST_PLUGINS",
                             "PYTEST_DISABLE_PLUGIN_AUTOLOAD",
                             "PYTHONPATH",
                             "PYTHONHASHSEED"}) {
      environment_.set(name, std::nullopt);
    }
    use("8.4.2");
  }

  void use(const std::string& pytest) {
    venv_.emplace(pytest);
    request_.pytest = venv_->pytest();
  }

  static void addopts(const std::string& words) {
    system::write_file("pytest.ini", "[pytest]\naddopts = " + words + "\n");
  }

  model::Checkup examined(const std::vector<std::string>& command = {}) {
    model::Checkup checkup;
    static_cast<void>(examine_pytest(request_, command, checkup));
    return checkup;
  }

  support::InFolder folder_;
  support::Environment environment_;
  std::optional<support::DiskVenv> venv_;
  Request request_ = support::request_for(1, 2);
};

TEST_F(ExaminePytest, SaysWhatThereIs) {
  venv_->install("pytest_xdist-3.8.0");
  venv_->install("anyio-4.1.0");
  venv_->install("networkx-3.4.2");
  const model::Checkup checkup = examined();
  EXPECT_THAT(named(checkup), IsEmpty());
  EXPECT_THAT(fact(checkup, "pytest"), HasSubstr("8.4, python3.11, started by `"));
  EXPECT_EQ(fact(checkup, "plugins"), "anyio 4.1.0, pytest-xdist 3.8.0");
  EXPECT_THAT(fact(checkup, "discovery"), HasSubstr("no plugin, option or setting"));
  EXPECT_EQ(fact(checkup, "variables"), "");
}

TEST_F(ExaminePytest, SaysWhyPytestMustBeAsked) {
  addopts("--odd");
  EXPECT_EQ(fact(examined(), "discovery"), "pytest must be asked: addopts: --odd");
  environment_.set("PYTEST_ADDOPTS", "-q");
  EXPECT_EQ(fact(examined(), "variables"), "PYTEST_ADDOPTS=-q");
}

TEST_F(ExaminePytest, ASecondSplitterIsAFault) {
  for (const char* words :
       {"--splits 4", "--num-shards=4", "--test-group-count 2", "--cdist-group=1/2"}) {
    addopts(words);
    EXPECT_THAT(named(examined()), ElementsAre("fault second-splitter")) << words;
  }
  addopts("-q");
  EXPECT_EQ(finding(examined({"pytest", "--splits", "4"}), "second-splitter").where,
            "the command: --splits");
  environment_.set("PYTEST_ADDOPTS", "--splits 4");
  EXPECT_EQ(finding(examined(), "second-splitter").where, "PYTEST_ADDOPTS: --splits");
}

TEST_F(ExaminePytest, TheOwnPluginMayHaveItsOption) {
  addopts("--splits 4");
  venv_->install("pytest_splitter-0.1.0");
  EXPECT_THAT(named(examined()), IsEmpty());
  venv_->install("pytest_split-0.11.0");
  EXPECT_THAT(named(examined()), ElementsAre("fault second-splitter", "warning two-plugins"));
}

TEST_F(ExaminePytest, NamesThatAreReplacedMatterToAPipe) {
  addopts("--picked");
  EXPECT_THAT(named(examined()), ElementsAre("warning replaced-names"));
  request_.delivery = Delivery::pipe;
  EXPECT_THAT(named(examined()), ElementsAre("fault replaced-names"));
}

TEST_F(ExaminePytest, WhatJudgesTheWholeSuiteIsWarnedOf) {
  addopts("--cov --cov-fail-under=90 --max-warnings 3");
  EXPECT_THAT(named(examined()),
              ElementsAre("warning whole-suite-floor", "warning whole-suite-limit"));
}

TEST_F(ExaminePytest, WhatAMachineRemembersMakesOtherPlans) {
  addopts("--lf");
  EXPECT_THAT(named(examined()), ElementsAre("fault remembering-option"));
  EXPECT_EQ(finding(examined(), "remembering-option").where, "addopts: --lf");
  addopts("--testmon");
  EXPECT_THAT(named(examined()), ElementsAre("fault remembering-option"));
  addopts("-q");
  EXPECT_THAT(named(examined({"pytest", "--lf"})), IsEmpty()) << "not part of the question";
  EXPECT_THAT(named(examined({"pytest", "--testmon"})), ElementsAre("fault remembering-option"));
}

TEST_F(ExaminePytest, AShuffleWithoutASeedIsANote) {
  venv_->install("pytest_randomly-4.0.1");
  EXPECT_THAT(named(examined()), ElementsAre("note shuffled-order"));
  EXPECT_THAT(finding(examined(), "shuffled-order").action, HasSubstr("--randomly-seed"));
  addopts("-p no:randomly");
  EXPECT_THAT(named(examined()), IsEmpty());
  addopts("--randomly-seed=7");
  EXPECT_THAT(named(examined()), IsEmpty());
}

TEST_F(ExaminePytest, AnOldPytestIsAFault) {
  use("6.2.5");
  EXPECT_THAT(named(examined()), ElementsAre("fault old-pytest"));
  EXPECT_EQ(finding(examined(), "old-pytest").where, "pytest 6.2");
}

TEST_F(ExaminePytest, AnUnknownEnvironmentIsANote) {
  request_.pytest = "nowhere/pytest";
  EXPECT_THAT(named(examined()), ElementsAre("note unseen-environment"));
  request_.discover = Discover::stored;
  EXPECT_THAT(named(examined()), IsEmpty());
}

}  // namespace
}  // namespace splitter::planning
