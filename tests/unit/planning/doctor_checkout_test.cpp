#include "planning/doctor_checkout.hpp"

#include "support/checkups.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"
#include "support/solved.hpp"
#include "support/suites.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using support::ProblemBuilder;
using support::put_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ExamineCheckout : public ::testing::Test {
 protected:
  ExamineCheckout() {
    environment_.set("GIT_CONFIG_GLOBAL", "/dev/null");
    environment_.set("GIT_CEILING_DIRECTORIES",
                     std::filesystem::canonical(folder_.path()).parent_path().string());
    request_.profile = ".test_profile";
    put_file(".test_durations", "{}");
    put_file("test_a.py", "");
  }

  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "no git";
    }
  }

  static void commit() {
    const char* command =
        "git init >/dev/null 2>&1 && git add . && "
        "git -c user.name=a -c user.email=a@b.c commit -qm all";
    ASSERT_EQ(std::system(command), 0);
  }

  model::Checkup inputs(const std::string& config = "") {
    model::Checkup checkup;
    examine_inputs(request_, config, checkup);
    return checkup;
  }

  model::Checkup test_files() {
    ProblemBuilder builder;
    builder.test("test_a.py::f", 10).test("new/test_b.py::f", 10).test("test_c.py::f", 10);
    model::Checkup checkup;
    examine_test_files(request_, support::solved(builder), checkup);
    return checkup;
  }

  support::InFolder folder_;
  support::NoCi environment_;
  Request request_ = support::request_for(1, 2);
};

TEST_F(ExamineCheckout, WithoutACheckoutThereIsNothingToFind) {
  EXPECT_THAT(named(inputs()), IsEmpty());
  EXPECT_EQ(fact(inputs(), "git"), "no checkout, or no git");
  EXPECT_THAT(named(test_files()), IsEmpty());
}

TEST_F(ExamineCheckout, WhatIsCommittedIsFine) {
  commit();
  EXPECT_THAT(named(inputs()), IsEmpty());
  EXPECT_EQ(fact(inputs(), "git"),
            "of 1 file that a plan reads beside the tests, 0 are not committed");
}

TEST_F(ExamineCheckout, AProfileThatNoJobHasIsWarnedOf) {
  commit();
  put_file(".test_profile", "{}");
  EXPECT_THAT(named(inputs()), ElementsAre("warning not-committed"));
  EXPECT_EQ(finding(inputs(), "not-committed").where, ".test_profile");
  EXPECT_THAT(finding(inputs(), "not-committed").cause, HasSubstr("is not in git: no job has"));
  put_file(".gitignore", ".test_profile\n");
  EXPECT_THAT(finding(inputs(), "not-committed").cause, HasSubstr("which ignores it"));
}

TEST_F(ExamineCheckout, InACiItMayBeTheCaches) {
  commit();
  put_file(".test_durations", "{ }");
  EXPECT_THAT(finding(inputs(), "not-committed").cause,
              HasSubstr("differs from what is committed"));
  environment_.set("GITHUB_RUN_ID", "17");
  EXPECT_THAT(named(inputs()), ElementsAre("note not-committed"));
  EXPECT_THAT(finding(inputs(), "not-committed").action, HasSubstr("splitter plan -o plan.json"));
}

TEST_F(ExamineCheckout, SettingsAndListsCountToo) {
  commit();
  put_file(".splitter.yml", "");
  put_file("list", "");
  put_file("sub/pytest.ini", "");
  request_.tests = {"list", "-"};
  request_.previous = "gone.json";
  EXPECT_THAT(
      named(inputs("sub/pytest.ini")),
      ElementsAre("warning not-committed", "warning not-committed", "warning not-committed"));
}

TEST_F(ExamineCheckout, TestsThatGitLacksAreNamed) {
  put_file(".gitignore", "new/\n");
  commit();
  put_file("new/test_b.py", "");
  put_file("test_c.py", "");
  const model::Checkup checkup = test_files();
  EXPECT_THAT(named(checkup), ElementsAre("warning unknown-to-git", "note unknown-to-git"));
  EXPECT_EQ(finding(checkup, "unknown-to-git").where, "new/test_b.py");
  EXPECT_THAT(finding(checkup, "unknown-to-git").cause, HasSubstr("git ignores it"));
  EXPECT_EQ(checkup.findings[1].where, "test_c.py");
}

}  // namespace
}  // namespace splitter::planning
