#include "splitter/cli/run.hpp"

#include "cli/exit_code.hpp"
#include "splitter/system/files.hpp"
#include "support/environment.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace splitter::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// What the whole program answers.
struct Ended {
  int code = 0;
  std::string output;
  std::string words;
};

class Run : public ::testing::Test {
 protected:
  support::NoCi environment_;
  support::InFolder folder_;

  static Ended splitter(const std::vector<std::string>& words) {
    std::vector<const char*> argv{"splitter"};
    for (const std::string& word : words) {
      argv.push_back(word.c_str());
    }
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    Ended answer;
    answer.code = run(static_cast<int>(argv.size()), argv.data());
    answer.output = ::testing::internal::GetCapturedStdout();
    answer.words = ::testing::internal::GetCapturedStderr();
    return answer;
  }
};

TEST_F(Run, PrintsTheGroup) {
  system::write_file("list", "a.py::f\nb.py::f\n");
  const Ended answer = splitter({"--shard", "2/2", "--tests", "list"});
  EXPECT_EQ(answer.code, success);
  EXPECT_EQ(answer.output, "--\nb.py::f\n");
  EXPECT_THAT(answer.words, HasSubstr("group 2 of 2"));
}

TEST_F(Run, WhatIsTypedWinsOverVariablesThenTheCiThenTheFile) {
  system::write_file("list", "a.py::f\nb.py::f\n");
  system::write_file(".splitter.yml", "splits: 5\nkeep: file\n");
  environment_.set("SPLITTER_SPLITS", "4");
  environment_.set("CI_NODE_INDEX", "3");
  environment_.set("CI_NODE_TOTAL", "4");
  const Ended answer = splitter({"--show-config", "--keep", "none"});
  EXPECT_EQ(answer.code, success);
  EXPECT_THAT(answer.output, HasSubstr("(SPLITTER_SPLITS) splits = 4\n"));
  EXPECT_THAT(answer.output, HasSubstr("(CI: CI_NODE_INDEX) group = 3\n"));
  EXPECT_THAT(answer.output, HasSubstr("(command line) keep = none\n"));
}

TEST_F(Run, HelpAndVersionNeedNothingElse) {
  system::write_file(".splitter.yml", "unknown: 1\n");
  environment_.set("CI_NODE_INDEX", "broken");
  environment_.set("CI_NODE_TOTAL", "broken");
  EXPECT_THAT(splitter({"--help"}).output, StartsWith("Decides which pytest tests"));
  EXPECT_THAT(splitter({"plan", "--help"}).output, StartsWith("Shows the whole plan"));
  EXPECT_THAT(splitter({"--version"}).output, StartsWith("splitter "));
  EXPECT_EQ(splitter({"-V"}).code, success);
}

TEST_F(Run, AWrongInputIsTwoAndAWordThatPytestRefuses) {
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"--no-such-option"},
                                             {"--splits", "0"},
                                             {"--shard", "5/4"},
                                             {"--shard", "1/2", "--tests", "nowhere"},
                                             {"--shard", "1/2", "--durations", "nowhere"},
                                             {"--shard", "1/2", "--tests", "."}}) {
    const Ended answer = splitter(words);
    EXPECT_EQ(answer.code, bad_input) << answer.words;
    EXPECT_EQ(answer.output, "--splitter-failed\n") << answer.words;
    EXPECT_THAT(answer.words, HasSubstr("splitter: error: "));
  }
}

TEST_F(Run, APlanThatFailsPrintsNothing) {
  const Ended answer = splitter({"plan", "--splits", "0"});
  EXPECT_EQ(answer.code, bad_input);
  EXPECT_EQ(answer.output, "");
}

// The plan of all groups is no matter of the job that asks for it.
TEST_F(Run, APlanMayHaveOtherSplitsThanTheCiHasJobs) {
  system::write_file("list", "a.py::f\nb.py::f\n");
  environment_.set("CI_NODE_INDEX", "1");
  environment_.set("CI_NODE_TOTAL", "4");
  const Ended answer = splitter({"plan", "--splits", "8", "--tests", "list"});
  EXPECT_EQ(answer.code, success) << answer.words;
}

TEST_F(Run, AShardWinsOverTheCi) {
  system::write_file("list", "a.py::f\nb.py::f\n");
  environment_.set("SPLITTER_GROUP", "7");
  environment_.set("CI_NODE_INDEX", "3");
  environment_.set("CI_NODE_TOTAL", "4");
  EXPECT_EQ(splitter({"--shard", "2/2", "--tests", "list"}).output, "--\nb.py::f\n");
}

TEST_F(Run, ErrorsSayWhereWhatAndTheRemedy) {
  EXPECT_EQ(splitter({"--split", "4"}).words,
            "splitter: error: unknown option: `--split`\nhint: did you mean `--splits`?\n");
}

TEST_F(Run, QuietSaysErrorsOnly) {
  system::write_file("list", "a.py::f\n");
  EXPECT_EQ(splitter({"-q", "--shard", "1/1", "--tests", "list"}).words, "");
}

}  // namespace
}  // namespace splitter::cli
