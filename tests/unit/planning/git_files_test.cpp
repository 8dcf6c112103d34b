#include "planning/git_files.hpp"

#include "splitter/system/files.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace splitter::planning {
namespace {

using support::put_file;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

class Git : public ::testing::Test {
 protected:
  Git() {
    environment_.set("GIT_CONFIG_GLOBAL", "/dev/null");
    environment_.set("GIT_CEILING_DIRECTORIES",
                     std::filesystem::canonical(folder_.path()).parent_path().string());
    environment_.set("GIT_DIR", std::nullopt);
  }

  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "no git";
    }
  }

  static void git(const std::string& words) {
    const std::string command =
        "git -c user.name=a -c user.email=a@b.c " + words + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }

  static void checkout() {
    put_file("kept", "1");
    put_file("sub/kept", "1");
    put_file("changed", "1");
    put_file(".gitignore", "ignored\nbuild/\n");
    git("init");
    git("add .");
    git("commit -m all");
    put_file("changed", "2");
    put_file("new", "1");
    put_file("fresh/a.py", "1");
    put_file("ignored", "1");
    put_file("build/a.py", "1");
  }

  support::InFolder folder_;
  support::Environment environment_;
};

TEST_F(Git, TellsTheStateOfAFile) {
  checkout();
  const GitFiles files(".");
  EXPECT_EQ(files.top(), std::filesystem::canonical(folder_.path()).string());
  EXPECT_EQ(files.state_of("kept"), GitState::committed);
  EXPECT_EQ(files.state_of("./sub/kept"), GitState::committed);
  EXPECT_EQ(files.state_of("changed"), GitState::changed);
  EXPECT_EQ(files.state_of("new"), GitState::untracked);
  EXPECT_EQ(files.state_of("fresh/a.py"), GitState::untracked);
  EXPECT_EQ(files.state_of("ignored"), GitState::ignored);
  EXPECT_EQ(files.state_of("build/a.py"), GitState::ignored);
  EXPECT_EQ(files.state_of("/etc/passwd"), GitState::outside);
}

TEST_F(Git, TakesNoNameForAPattern) {
  checkout();
  put_file("*", "1");
  EXPECT_EQ(GitFiles(".").state_of("*"), GitState::untracked);
  git("add -f ':(literal)*'");
  EXPECT_EQ(GitFiles(".").state_of("*"), GitState::changed) << "added, and not committed";
}

TEST_F(Git, ListsTheOthers) {
  checkout();
  const GitOthers others = GitFiles(".").others();
  EXPECT_THAT(others.untracked, Contains("new"));
  EXPECT_THAT(others.untracked, Contains("fresh/"));
  EXPECT_THAT(others.untracked, Not(Contains("ignored")));
  EXPECT_THAT(others.ignored, Contains("ignored"));
  EXPECT_THAT(others.ignored, Contains("build/"));
  EXPECT_THAT(others.ignored, Not(Contains("new")));
}

TEST_F(Git, KnowsNothingOutsideOfACheckout) {
  const GitFiles files(".");
  EXPECT_EQ(files.top(), "");
  EXPECT_EQ(files.state_of("x"), GitState::outside);
  EXPECT_THAT(files.others().untracked, IsEmpty());
}

TEST_F(Git, MayNotBeThere) {
  environment_.set("PATH", "/nowhere");
  EXPECT_EQ(GitFiles(".").top(), "");
}

}  // namespace
}  // namespace splitter::planning
