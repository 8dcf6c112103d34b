#include "splitter/planning/clashes.hpp"

#include "splitter/system/files.hpp"
#include "support/environment.hpp"
#include "support/errors.hpp"
#include "support/plans.hpp"
#include "support/requests.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

namespace splitter::planning {
namespace {

using support::input_error_of;
using support::request_for;
using support::words_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Clashes : public ::testing::Test {
 protected:
  static void addopts(const std::string& words) {
    system::write_file("pytest.ini", "[pytest]\naddopts = " + words + "\n");
  }

  std::string said(const std::vector<std::string>& command) {
    return words_of([&](const Messages& messages) { check_clashes(settings_, command, messages); });
  }

  support::InFolder folder_;
  Request settings_ = request_for(1, 2);
};

TEST_F(Clashes, AFloorOfCoverageIsWarnedOf) {
  addopts("--cov --cov-fail-under=90");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{}, std::vector<std::string>{"pytest"}}) {
    EXPECT_THAT(said(command), HasSubstr("--cov-fail-under in addopts"));
    EXPECT_THAT(said(command), HasSubstr("hint: say --cov-fail-under=0"));
  }
}

TEST_F(Clashes, AnotherSplitterIsRefusedInAPipe) {
  addopts("--splits 4");
  EXPECT_EQ(input_error_of([this] { said({}); }).where(), "addopts: --splits");
}

TEST_F(Clashes, NamesThatAreReplacedAreRefusedInAPipe) {
  addopts("--picked");
  EXPECT_EQ(input_error_of([this] { said({}); }).where(), "addopts: --picked");
  EXPECT_THAT(said({"pytest"}), IsEmpty());
}

TEST_F(Clashes, StandInTheCommandThatAPipeIsToldOf) {
  settings_.pytest = "pytest --picked";
  settings_.pytest_named = true;
  EXPECT_EQ(input_error_of([this] { said({}); }).where(), "the command: --picked");
}

TEST_F(Clashes, ALimitOfWarningsCountsInEachGroup) {
  addopts("--max-warnings 5");
  EXPECT_THAT(said({"pytest"}), HasSubstr("--max-warnings in addopts counts in each group"));
}

TEST_F(Clashes, AProgramThatLosesThePluginIsRefused) {
  const auto refused = [this] { check_environment(settings_, {"env", "-i", "pytest"}); };
  EXPECT_EQ(input_error_of(refused).where(), "env -i");
  EXPECT_NO_THROW(check_environment(settings_, {"pytest", "-q"}));
}

TEST_F(Clashes, WorkersThatThePlanDoesNotCountOnAreSaid) {
  const auto of = [this](const std::vector<std::string>& command, std::uint32_t planned) {
    return words_of(
        [&](const Messages& messages) { check_workers(settings_, command, planned, messages); });
  };
  EXPECT_EQ(of({"pytest", "-n", "2"}, 1),
            "splitter: the plan counts on 1 worker, and -n 2 in the command starts another number\n"
            "hint: say --workers 2, too, best in .splitter.yml\n");
  EXPECT_THAT(of({"pytest", "-n", "auto"}, 1), HasSubstr("say --workers auto"));
  EXPECT_THAT(of({"pytest", "-n", "2"}, 2), IsEmpty());
  EXPECT_THAT(of({"pytest", "-n", "auto"}, 4), IsEmpty());
  EXPECT_THAT(of({"nice", "-n", "5", "make", "test"}, 1), IsEmpty());
}

TEST_F(Clashes, AreNoneInAUsualSuite) {
  addopts("-ra --strict-markers");
  EXPECT_THAT(said({"pytest", "-q"}), IsEmpty());
  EXPECT_THAT(said({}), IsEmpty());
}

}  // namespace
}  // namespace splitter::planning
