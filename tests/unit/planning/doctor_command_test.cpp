#include "planning/doctor_command.hpp"

#include "support/checkups.hpp"
#include "support/memory_tree.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

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

class ExamineCommand : public ::testing::Test {
 protected:
  ExamineCommand() {
    setup_.tree = &tree_;
    setup_.folder = "/repo";
    setup_.environment.major = 8;
    setup_.environment.minor = 4;
  }

  model::Checkup examined(const std::vector<std::string>& command) {
    model::Checkup checkup;
    examine_command(request_, command, setup_, checkup);
    return checkup;
  }

  support::MemoryTree tree_{{"/repo/tests/test_a.py", ""}, {"/repo/red", ""}};
  pytest::Setup setup_;
  Request request_ = support::request_for(1, 2);
};

TEST_F(ExamineCommand, WithoutOneThereIsNothingToSay) {
  EXPECT_THAT(named(examined({})), IsEmpty());
  EXPECT_EQ(fact(examined({}), "command"), "");
}

TEST_F(ExamineCommand, APlainPipeIsFine) {
  EXPECT_THAT(named(examined({"xargs", "-0", "pytest", "-q", "-n", "2"})), IsEmpty());
  EXPECT_EQ(fact(examined({"xargs", "pytest"}), "command"), "xargs pytest");
}

TEST_F(ExamineCommand, APathBesideThePipeRunsInEveryJob) {
  for (const char* path : {"tests", "tests/", "tests/test_a.py", "tests/test_a.py::f", "."}) {
    EXPECT_THAT(named(examined({"xargs", "pytest", path})), ElementsAre("fault path-beside-pipe"))
        << path;
    EXPECT_EQ(finding(examined({"xargs", "pytest", "-q", path}), "path-beside-pipe").where, path);
  }
  EXPECT_THAT(named(examined({"xargs", "python", "-m", "pytest", "tests"})),
              ElementsAre("fault path-beside-pipe"));
}

TEST_F(ExamineCommand, TheValueOfAnOptionIsNoPath) {
  EXPECT_THAT(named(examined({"xargs", "pytest", "--color", "red"})), IsEmpty());
  EXPECT_THAT(named(examined({"xargs", "pytest", "--unknown", "red"})), IsEmpty());
  EXPECT_THAT(named(examined({"xargs", "pytest", "--unknown=red", "gone"})), IsEmpty());
  EXPECT_THAT(named(examined({"xargs", "pytest", "--unknown=x", "red"})),
              ElementsAre("fault path-beside-pipe"));
}

TEST_F(ExamineCommand, XargsMustStartOnePytest) {
  const model::Checkup checkup = examined({"xargs", "-n", "1", "pytest"});
  EXPECT_THAT(named(checkup), ElementsAre("fault parted-pipe"));
  EXPECT_EQ(finding(checkup, "parted-pipe").where, "xargs -n");
}

TEST_F(ExamineCommand, OldPytestsReadNoArgumentFiles) {
  EXPECT_THAT(named(examined({"pytest", "@ids"})), IsEmpty());
  setup_.environment.minor = 1;
  EXPECT_THAT(named(examined({"pytest", "-q", "@ids"})), ElementsAre("fault argument-file"));
  EXPECT_THAT(finding(examined({"pytest", "@ids"}), "argument-file").cause, HasSubstr("8.1"));
  setup_.environment.major = 9;
  EXPECT_THAT(named(examined({"pytest", "@ids"})), IsEmpty());
}

TEST_F(ExamineCommand, ThePluginMustReachPytest) {
  EXPECT_THAT(named(examined({"env", "-i", "pytest"})), ElementsAre("fault lost-environment"));
  EXPECT_EQ(finding(examined({"env", "-i", "pytest"}), "lost-environment").where, "env -i");
  request_.delivery = Delivery::pipe;
  EXPECT_THAT(named(examined({"env", "-i", "pytest"})), IsEmpty()) << "names need no plugin";
}

TEST_F(ExamineCommand, PathsOfARunAreItsSelection) {
  EXPECT_THAT(named(examined({"pytest", "tests"})), IsEmpty());
}

}  // namespace
}  // namespace splitter::planning
