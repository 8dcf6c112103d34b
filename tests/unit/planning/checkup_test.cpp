#include "splitter/planning/checkup.hpp"

#include "splitter/system/files.hpp"
#include "support/checkups.hpp"
#include "support/disk_venv.hpp"
#include "support/environment.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using support::fact;
using support::finding;
using support::named;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CheckUp : public ::testing::Test {
 protected:
  CheckUp() {
    for (const char* name : {"PYTEST_ADDOPTS", "PYTHONPATH", "SPLITTER_SESSION"}) {
      environment_.set(name, std::nullopt);
    }
    environment_.set("GIT_CEILING_DIRECTORIES",
                     std::filesystem::canonical(folder_.path()).parent_path().string());
    request_.profile = ".test_profile";
    request_.pytest = venv_.pytest();
    request_.discover = Discover::files;
    request_.shard = {};
    system::write_file("pytest.ini", "[pytest]\n");
    system::write_file("test_a.py", "def test_f(): pass\n");
    system::write_file(".test_profile",
                       R"({"format":"splitter-profile","version":1,"sessions":{"a":{"run":)"
                       R"("20261124T135318Z-c5b2","session":"s"}},"files":{"test_a.py":{)"
                       R"("tests":{"test_f":{"a":1.5}}}}})");
  }

  model::Checkup checked(const std::vector<std::string>& command = {}) {
    return check_up(request_, command, 1'795'528'398);
  }

  support::InFolder folder_;
  support::NoCi environment_;
  support::DiskVenv venv_;
  Request request_ = support::request_for(1, 2);
};

TEST_F(CheckUp, FindsNothingInAHealthySuite) {
  const model::Checkup checkup = checked();
  EXPECT_THAT(named(checkup), IsEmpty());
  EXPECT_TRUE(checkup.holds());
  for (const char* name : {"pytest",
                           "plugins",
                           "discovery",
                           "age",
                           "durations",
                           "profile",
                           "tests",
                           "matched",
                           "plan",
                           "machine",
                           "ci",
                           "git"}) {
    EXPECT_NE(fact(checkup, name), "") << name;
  }
}

TEST_F(CheckUp, WithoutANumberOfGroupsTakesTwo) {
  EXPECT_THAT(fact(checked(), "plan"), HasSubstr("for 2 groups"));
  request_.shard.splits = 5;
  EXPECT_THAT(fact(checked(), "plan"), HasSubstr("for 5 groups"));
}

TEST_F(CheckUp, ReadsTheCommandOfTheJobs) {
  EXPECT_THAT(named(checked({"xargs", venv_.pytest(), "test_a.py"})),
              ElementsAre("fault path-beside-pipe"));
  EXPECT_THAT(named(checked({venv_.pytest(), "--splits", "3"})),
              ElementsAre("fault second-splitter"));
  EXPECT_THAT(named(checked({venv_.pytest(), "@ids"})), IsEmpty()) << "no path to ask about";
}

TEST_F(CheckUp, GoesOnBehindAFault) {
  system::write_file(".test_durations", "{");
  environment_.set("CIRCLE_NODE_INDEX", "9");
  environment_.set("CIRCLE_NODE_TOTAL", "4");
  const model::Checkup checkup = checked();
  EXPECT_THAT(named(checkup), Contains("fault unreadable-durations"));
  EXPECT_THAT(named(checkup), Contains("fault odd-index"));
  EXPECT_EQ(fact(checkup, "plan"), "");
  EXPECT_FALSE(checkup.holds());
}

}  // namespace
}  // namespace splitter::planning
